package id.simpul.hub;

import id.simpul.broker.Broker;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Moves the mark of database and broker on each minute. */
final class LineageTicks implements AutoCloseable {
    private static final long SECONDS = 60;

    private final Workers workers;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Worker worker;

    private LineageTicks(Lineage lineage, Broker broker, Workers workers) {
        this.workers = workers;
        this.worker = workers.begin("lineage", () -> {
            while (!ended.await(SECONDS, TimeUnit.SECONDS)) {
                lineage.tick(broker);
            }
        });
    }

    static LineageTicks begin(Lineage lineage, Broker broker, Workers workers) {
        return new LineageTicks(lineage, broker, workers);
    }

    @Override
    public void close() {
        worker.end();
        ended.countDown();
        workers.end(List.of(worker), Duration.ofSeconds(1));
    }
}
