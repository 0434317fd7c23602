package id.simpul.intake.component;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Grace period of readers that are told to stop: the batches in hand are finished as far as that goes in a few seconds, counted
 * from when the first of them was told. Then their threads are interrupted and left behind; what they had in hand is read again.
 */
final class Farewell {
    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final Duration AFTER_INTERRUPT = Duration.ofMillis(500);

    private final Duration grace;
    private long until;
    private boolean begun;

    Farewell() {
        this(GRACE);
    }

    Farewell(Duration grace) {
        this.grace = grace;
    }

    /** From now on the time runs; asked again it goes on running. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            until = System.nanoTime() + grace.toNanos();
        }
    }

    void await(Collection<Thread> threads) throws InterruptedException {
        begin();
        join(threads, deadline());
        List<Thread> deaf = threads.stream().filter(Thread::isAlive).toList();
        deaf.forEach(thread -> {
            LOG.warn(
                    "{} is still at its batch; it is interrupted, and the batch is read again at the next start",
                    thread);
            thread.interrupt();
        });
        join(deaf, System.nanoTime() + AFTER_INTERRUPT.toNanos());
    }

    private synchronized long deadline() {
        return until;
    }

    private static void join(Collection<Thread> threads, long until) throws InterruptedException {
        for (Thread thread : List.copyOf(threads)) {
            long left = until - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.timedJoin(thread, left);
            }
        }
    }
}
