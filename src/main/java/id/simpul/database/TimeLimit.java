package id.simpul.database;

import java.time.Duration;

/** Deadline of a piece of work, by the machine's monotonic clock; whoever does the work asks between its steps. */
public final class TimeLimit {
    private final Duration whole;
    private final long end;

    private TimeLimit(Duration whole) {
        this.whole = whole;
        this.end = System.nanoTime() + whole.toNanos();
    }

    public static TimeLimit in(Duration whole) {
        return new TimeLimit(whole);
    }

    public boolean isOver() {
        return System.nanoTime() - end >= 0;
    }

    /**
     * Goes on only while there is time.
     *
     * @throws OutOfTime if there is none left
     */
    public void check() {
        if (isOver()) {
            throw new OutOfTime(whole);
        }
    }
}
