package id.simpul.journey;

import java.util.concurrent.locks.LockSupport;

/** A step for a route that gets no further and hears of nothing, an interruption neither. */
public final class Wedge {
    static final String HERE = "This batch gets no further.";

    private Wedge() {}

    public static void stay() {
        System.out.println(HERE);
        while (true) {
            LockSupport.parkNanos(1_000_000);
            Thread.interrupted();
        }
    }
}
