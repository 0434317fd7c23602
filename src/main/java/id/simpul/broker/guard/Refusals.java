package id.simpul.broker.guard;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log who was hung up on and why, one line for each address and reason in a minute, and counts them. */
final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    /** More addresses than this within a minute share one line. */
    private static final int LINES = 1_000;

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final LongAdder count = new LongAdder();

    private record Line(long since, long left) {}

    long count() {
        return count.sum();
    }

    /** @param partner who it is, if it has logged in */
    void note(InetAddress address, Optional<String> partner, String reason) {
        count.increment();
        long now = System.nanoTime();
        lines.values().removeIf(line -> now - line.since() > 10 * MINUTE);
        String key = lines.size() < LINES ? address.getHostAddress() + partner.orElse("") + reason : reason;
        lines.compute(key, (same, line) -> {
            if (line != null && now - line.since() < MINUTE) {
                return new Line(line.since(), line.left() + 1);
            }
            say(address, partner, reason, line == null ? 0 : line.left());
            return new Line(now, 0);
        });
    }

    private static void say(InetAddress address, Optional<String> partner, String reason, long before) {
        LOG.warn(
                "Hung up on {} at {}: {}{}",
                partner.map(name -> "partner " + name).orElse("a client that had not logged in"),
                address.getHostAddress(),
                reason,
                before == 0 ? "" : " (and " + before + " times more before)");
    }
}
