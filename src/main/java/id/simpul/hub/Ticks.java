package id.simpul.hub;

import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Heartbeat: something done again and again in a thread of its own, whatever else of the hub waits. */
final class Ticks implements AutoCloseable {
    private final Workers workers;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Worker worker;

    private Ticks(String name, Duration between, Runnable done, Workers workers) {
        this.workers = workers;
        this.worker = workers.begin(name, () -> {
            while (!ended.await(between.toMillis(), TimeUnit.MILLISECONDS)) {
                done.run();
            }
        });
    }

    /**
     * @param name of its thread
     * @param between how long it rests before each time
     */
    static Ticks begin(String name, Duration between, Runnable done, Workers workers) {
        return new Ticks(name, between, done, workers);
    }

    @Override
    public void close() {
        worker.end();
        ended.countDown();
        workers.end(List.of(worker), Duration.ofSeconds(1));
    }
}
