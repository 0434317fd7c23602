package id.simpul.web.server;

import java.time.Duration;

/**
 * How much of the HTTP servers one caller may have, and for how long.
 *
 * @param calls of partners at once; of everybody else as many again
 * @param callsPerCaller at once of one partner, or with a wrong password from one address
 * @param connections open at once at one port
 * @param connectionsPerAddress of them from one address
 * @param patience within which a request must have come whole; after as long, a connection that asks nothing is closed
 */
public record HttpLimits(int calls, int callsPerCaller, int connections, int connectionsPerAddress, Duration patience) {
    public static final HttpLimits DEFAULT = new HttpLimits(32, 8, 1000, 200, Duration.ofSeconds(20));

    /** A second; who has been let in to send a file and is slower is cut off: a megabit a second. */
    private static final long LEAST_BYTES = 128 << 10;

    /** Within which so much must have come whole. */
    Duration sending(long bytes) {
        return patience.plusSeconds(bytes / LEAST_BYTES);
    }

    /** Within which an answer must have been worked out and taken. */
    Duration answering() {
        return patience.multipliedBy(3);
    }
}
