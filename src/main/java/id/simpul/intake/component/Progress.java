package id.simpul.intake.component;

import java.time.Duration;

/** Watchdog's view of a shard: for how long something has waited in it without anything being settled, tries that failed included. */
final class Progress {
    /** Of the system's monotonic time; 0 while nothing waits. */
    private volatile long waitsSince;

    /** Something is there to be settled. */
    void begin() {
        if (waitsSince == 0) {
            long now = System.nanoTime();
            waitsSince = now == 0 ? 1 : now;
        }
    }

    /** Something was settled, or nothing waits any more. */
    void made() {
        waitsSince = 0;
    }

    Duration stalled() {
        long since = waitsSince;
        return since == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }
}
