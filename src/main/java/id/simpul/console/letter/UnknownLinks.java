package id.simpul.console.letter;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts by whom links are opened that there are not (rate limiting): some are old mails, many from one place are a search. */
final class UnknownLinks {
    static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST = 20;
    /** More callers than this at once are one search from many places. */
    private static final int CALLERS = 10_000;

    private final Map<String, Integer> counts = new HashMap<>();
    private Instant began = Instant.EPOCH;

    /** Whether this caller has opened too many of late; counts this one. */
    synchronized boolean tooMany(String caller, Instant now) {
        if (now.isBefore(began) || !now.isBefore(began.plus(WINDOW))) {
            counts.clear();
            began = now;
        }
        if (counts.size() >= CALLERS && !counts.containsKey(caller)) {
            return true;
        }
        return counts.merge(caller, 1, Integer::sum) > MOST;
    }
}
