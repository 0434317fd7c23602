package id.simpul.database;

import java.time.Duration;

/** Work took longer than it may; nothing of it was kept. */
public final class OutOfTime extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfTime(Duration whole) {
        super("It took longer than the " + whole.toMillis() + " ms it has");
    }
}
