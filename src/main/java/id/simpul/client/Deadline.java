package id.simpul.client;

import java.time.Duration;

/** When patience ends, by the machine's own steady time. */
record Deadline(long nanos) {
    static Deadline in(Duration timeout) {
        return new Deadline(System.nanoTime() + timeout.toNanos());
    }

    /** At least one, since zero means for ever to those who wait. */
    long millisLeft() {
        return Math.max(1, (nanos - System.nanoTime()) / 1_000_000);
    }

    boolean isOver() {
        return nanos - System.nanoTime() <= 0;
    }
}
