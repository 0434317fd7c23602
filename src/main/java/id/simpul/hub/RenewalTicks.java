package id.simpul.hub;

import id.simpul.partner.Renewals;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Settles every few seconds which passwords are in use, and which have ended. */
final class RenewalTicks implements AutoCloseable {
    private static final long SECONDS = 5;

    private final Workers workers;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Worker worker;

    private RenewalTicks(Renewals renewals, Workers workers) {
        this.workers = workers;
        this.worker = workers.begin("passwords", () -> {
            while (!ended.await(SECONDS, TimeUnit.SECONDS)) {
                renewals.settle();
            }
        });
    }

    static RenewalTicks begin(Renewals renewals, Workers workers) {
        return new RenewalTicks(renewals, workers);
    }

    @Override
    public void close() {
        worker.end();
        ended.countDown();
        workers.end(List.of(worker), Duration.ofSeconds(1));
    }
}
