package id.simpul.exchange;

/**
 * Budget of the work that matching may take in one transaction, counted in steps instead of time, so that the same lists are
 * always matched or always left. A step is a look at two titles' letters, some three nanoseconds.
 */
final class Effort {
    /** What the careful comparison of two titles costs beside going through their letters. */
    private static final int COMPARISON = 50;

    private long left;

    Effort(long steps) {
        this.left = steps;
    }

    void seen(long titles) {
        left -= titles;
    }

    void compared(Spelling one, Spelling other) {
        left -= COMPARISON + 2L * one.plainDistance().steps(other.plain().length());
    }

    boolean isSpent() {
        return left <= 0;
    }

    long left() {
        return left;
    }
}
