package id.simpul.delivery;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that goes round the lanes of some channels: at once when woken, now and then by itself, rarely while a channel is away. */
final class Hand {
    private static final Logger LOG = LoggerFactory.getLogger(Hand.class);
    /** Finds what another hub promised, and retries that have fallen due. */
    private static final Duration POLL = Duration.ofSeconds(2);

    private final Semaphore woken = new Semaphore(0);
    private final List<Way> channels;
    private final Round round;
    private final Thread thread;
    private volatile boolean running = true;

    Hand(String name, List<Way> channels, Round round) {
        this.channels = List.copyOf(channels);
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
            Round.Result result = goRound();
            failures = result == Round.Result.CHANNEL_AWAY ? failures + 1 : 0;
            if (result == Round.Result.CHANNEL_AWAY) {
                rest(Patience.channel(failures), false);
            } else if (result == Round.Result.NOTHING_DUE) {
                rest(POLL, true);
            }
        }
    }

    private Round.Result goRound() {
        Round.Result all = Round.Result.NOTHING_DUE;
        try {
            for (Way channel : channels) {
                Round.Result one = round.run(channel);
                all = one.compareTo(all) > 0 ? one : all;
            }
        } catch (RuntimeException e) {
            // The database is away, most likely; whatever it is, the outbox must go on when it has passed.
            LOG.warn("The outbox cannot be worked on now: {}", e.toString());
            return Round.Result.CHANNEL_AWAY;
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
