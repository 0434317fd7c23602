package id.simpul.delivery;

import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker of the outbox (a polling publisher that is also told): a thread that does one job again and again, and rests while
 * its channel is away.
 */
final class LaneWorker {
    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);

    private final Job job;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** What it does again and again. */
    interface Job {
        /** Once; waits for something to do, at least until {@link #end} was called. */
        LaneRound.Result once() throws InterruptedException;

        /** It has rested, since the channel was away. */
        default void rested() {}

        /** Wakes whoever waits for something to do. */
        void end();

        /** Whether there is something left to do after it was told to end. */
        default boolean isOver() {
            return true;
        }
    }

    LaneWorker(Job job) {
        this.job = job;
    }

    Worker begin(Workers workers, String name) {
        return workers.begin(name, this::work);
    }

    /** Ends after the delivery under way. */
    void stop() {
        stopped.countDown();
        job.end();
    }

    private void work() throws InterruptedException {
        int failures = 0;
        while (stopped.getCount() > 0 || !job.isOver()) {
            LaneRound.Result result = once();
            failures = result == LaneRound.Result.CHANNEL_AWAY ? failures + 1 : 0;
            if (result == LaneRound.Result.CHANNEL_AWAY
                    && !stopped.await(RetryPolicy.channel(failures).toMillis(), TimeUnit.MILLISECONDS)) {
                job.rested();
            }
        }
    }

    private LaneRound.Result once() throws InterruptedException {
        try {
            return job.once();
        } catch (RuntimeException e) {
            // Most likely transient: the database is away; whatever it is, the outbox must go on when it has passed.
            LOG.warn("The outbox cannot be worked on now: {}", e.toString());
            return LaneRound.Result.CHANNEL_AWAY;
        }
    }
}
