package id.simpul.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** How the demo waits for something that the hub does in its own time. */
final class Patience {
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(50);

    private Patience() {}

    /**
     * Looks until there is something.
     *
     * @param missing what to say if there is nothing after 30 seconds of the machine's own clock
     */
    static <T> T until(Supplier<Optional<T>> look, Supplier<String> missing) {
        long end = System.nanoTime() + MOST.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE.toNanos());
            found = look.get();
        }
        return found.orElseThrow(() -> new DemoStopped(missing.get()));
    }
}
