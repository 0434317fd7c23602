package id.simpul.intake.component;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Exponential backoff with jitter: after trouble a shard stays away, longer each time, and not all shards alike. */
final class Backoff {
    static final Duration SHORTEST = Duration.ofMillis(100);
    static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int DOUBLINGS = 7;

    private int failures;

    /** Between half and the whole of a time that doubles from the shortest to the longest. */
    Duration next() {
        long whole = Math.min(LONGEST.toMillis(), SHORTEST.toMillis() << Math.min(failures, DOUBLINGS));
        failures++;
        return Duration.ofMillis(
                Math.max(SHORTEST.toMillis(), ThreadLocalRandom.current().nextLong(whole / 2, whole + 1)));
    }

    /** Whether there was no trouble since the last {@link #reset}. */
    boolean isFresh() {
        return failures == 0;
    }

    void reset() {
        failures = 0;
    }
}
