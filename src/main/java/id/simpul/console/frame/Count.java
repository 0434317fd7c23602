package id.simpul.console.frame;

import java.time.Duration;
import java.util.function.IntSupplier;

/** How much waits behind an entry of the menu; counted again only after a while, since every page shows it. */
public final class Count {
    /** Counted no further: beyond it, it is many. */
    public static final int MOST = 100;

    private static final long OLD = Duration.ofSeconds(10).toNanos();

    private final IntSupplier counting;
    private int last;
    private long counted = System.nanoTime() - OLD - 1;

    public Count(IntSupplier counting) {
        this.counting = counting;
    }

    synchronized int now() {
        if (System.nanoTime() - counted > OLD) {
            last = counting.getAsInt();
            counted = System.nanoTime();
        }
        return last;
    }
}
