package id.simpul.delivery;

import id.simpul.partner.Channel;
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
    private final Thread thread;
    private volatile boolean running = true;

    LaneWorker(String name, Supplier<Collection<Channel>> channels, LaneRound round) {
        this.channels = channels;
        this.round = round;
        this.thread = new Thread(this::work, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void wake() {
        woken.release();
    }

    void stop() {
        running = false;
        wake();
    }

    /** Waits for the delivery under way; one that takes longer is abandoned, and sent again by whoever comes next. */
    void join(Duration most) {
        try {
            thread.join(most.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    private void work() {
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

    private void rest(Duration time, boolean wakeable) {
        long ends = System.nanoTime() + time.toNanos();
        try {
            while (running && woken.tryAcquire(ends - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                woken.drainPermits();
                if (wakeable) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
