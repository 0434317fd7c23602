package id.simpul.hub;

import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Heartbeat of the hub's lease: says that it lives whatever its other work waits for, as health may for a broker that does not answer, or
 * a start for a quarter that is planned.
 */
final class LeaseTicks implements AutoCloseable {
    private static final long SECONDS = 2;

    private final Workers workers;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Worker worker;

    private LeaseTicks(Runnable renewal, Workers workers) {
        this.workers = workers;
        this.worker = workers.begin("lease", () -> {
            do {
                renewal.run();
            } while (!ended.await(SECONDS, TimeUnit.SECONDS));
        });
    }

    /**
     * @param renewal says that the hub lives, and looks whether the database still is its own
     */
    static LeaseTicks begin(Runnable renewal, Workers workers) {
        return new LeaseTicks(renewal, workers);
    }

    @Override
    public void close() {
        worker.end();
        ended.countDown();
        workers.end(List.of(worker), Duration.ofSeconds(1));
    }
}
