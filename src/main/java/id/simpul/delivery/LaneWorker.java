package id.simpul.delivery;

import id.simpul.partner.Channel;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker of the outbox (a polling publisher): a thread that goes round the lanes of some channels, at once when woken, now and
 * then by itself, rarely while a channel is away.
 */
final class LaneWorker {
    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);
    /** The polling interval: finds what another hub promised, and retries that have fallen due. */
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Semaphore woken = new Semaphore(0);
    private final Supplier<Collection<Channel>> channels;
    private final LaneRound round;
    private volatile boolean running = true;

    LaneWorker(Supplier<Collection<Channel>> channels, LaneRound round) {
        this.channels = channels;
        this.round = round;
    }

    Worker begin(Workers workers, String name) {
        return workers.begin(name, this::work);
    }

    void wake() {
        woken.release();
    }

    /** Ends after the delivery under way. */
    void stop() {
        running = false;
        wake();
    }

    private void work() throws InterruptedException {
        int failures = 0;
        while (running) {
            LaneRound.Result result = goRound();
            failures = result == LaneRound.Result.CHANNEL_AWAY ? failures + 1 : 0;
            if (result == LaneRound.Result.CHANNEL_AWAY) {
                rest(RetryPolicy.channel(failures), false);
            } else if (result == LaneRound.Result.NOTHING_DUE) {
                rest(POLL, true);
            }
        }
    }

    private LaneRound.Result goRound() {
        LaneRound.Result all = LaneRound.Result.NOTHING_DUE;
        try {
            for (Channel channel : channels.get()) {
                LaneRound.Result one = round.run(channel);
                all = one.compareTo(all) > 0 ? one : all;
            }
        } catch (RuntimeException e) {
            // Most likely transient: the database is away; whatever it is, the outbox must go on when it has passed.
            LOG.warn("The outbox cannot be worked on now: {}", e.toString());
            return LaneRound.Result.CHANNEL_AWAY;
        }
        return all;
    }

    private void rest(Duration time, boolean wakeable) throws InterruptedException {
        long ends = System.nanoTime() + time.toNanos();
        while (running && woken.tryAcquire(ends - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            woken.drainPermits();
            if (wakeable) {
                return;
            }
        }
    }
}
