package id.simpul.worker;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Supervised thread: work that goes on for as long as the hub runs. Whatever ends it before it was told to, an Error too, is logged
 * and counted, and it is begun again after a while (exponential backoff).
 */
public final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final int DOUBLINGS = 10;

    /** Work that returns when it was told to end, and not before. */
    @FunctionalInterface
    public interface Task {
        void run() throws Exception;
    }

    private final String name;
    private final Task task;
    private final Pause pause;
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile boolean ending;
    private volatile long begunAt;
    private volatile long lastRestart;
    private volatile Thread thread;

    /** How long it rests after a failure: from the first doubled up to the longest, which is also how long it must last to count as well again. */
    record Pause(Duration first, Duration longest) {
        static final Pause USUAL = new Pause(Duration.ofMillis(200), Duration.ofSeconds(30));

        Duration after(int failures) {
            Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
            return doubled.compareTo(longest) < 0 ? doubled : longest;
        }
    }

    Worker(String name, Task task, Pause pause) {
        this.name = name;
        this.task = task;
        this.pause = pause;
        begin();
    }

    private void begin() {
        Thread next = new Thread(this::work, name);
        next.setDaemon(true);
        thread = next;
        next.start();
    }

    private void work() {
        int failures = 0;
        while (!ending) {
            begunAt = System.nanoTime();
            try {
                task.run();
                if (ending) {
                    return;
                }
                failures = failed(failures, new IllegalStateException("it ended, though nobody told it to"));
            } catch (Throwable e) {
                // Errors too: without this thread its part of the hub would stand still without a word.
                failures = failed(failures, e);
            }
        }
    }

    private int failed(int before, Throwable cause) {
        if (ending) {
            return before;
        }
        boolean lasted = System.nanoTime() - begunAt > pause.longest().toNanos();
        int failures = lasted ? 1 : before + 1;
        Duration rest = pause.after(failures);
        noteRestart();
        LOG.error("{} broke off and begins again in {} ms", name, rest.toMillis(), cause);
        long until = System.nanoTime() + rest.toNanos();
        while (!ending && until - System.nanoTime() > 0) {
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
        return failures;
    }

    private void noteRestart() {
        lastRestart = System.nanoTime();
        restarts.incrementAndGet();
    }

    /** Gives it a new thread if its own is gone, as after an Error while another was being logged. */
    void revive() {
        if (!ending && !thread.isAlive()) {
            noteRestart();
            LOG.error("The thread of {} was gone; it has a new one", name);
            begin();
        }
    }

    public String name() {
        return name;
    }

    /** How often it had to begin again. */
    public int restarts() {
        return restarts.get();
    }

    /** Whether it had to begin again within this time. */
    boolean restartedWithin(Duration time) {
        return restarts() > 0 && System.nanoTime() - lastRestart < time.toNanos();
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Tells it to end; its task has to hear of that by itself, and afterwards. */
    public void end() {
        ending = true;
        LockSupport.unpark(thread);
    }

    /** Waits until it has ended, or this time is over; then it is interrupted and left behind. */
    public void join(Duration most) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, most.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            thread.interrupt();
        }
    }
}
