package id.simpul.health;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Default handler of what ends a thread. Without Java's own option for it, as under a plain {@code java -jar}, the hub still ends when a
 * thread dies for want of memory.
 */
public final class LastResort {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);

    private LastResort() {}

    /** From now on, in this process. */
    public static void set() {
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            if (thrown instanceof OutOfMemoryError) {
                Memory.halt();
            }
            LOG.error("The thread {} ended", thread.getName(), thrown);
        });
    }
}
