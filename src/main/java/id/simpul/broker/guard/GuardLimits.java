package id.simpul.broker.guard;

import java.time.Duration;
import java.util.Map;

/**
 * How much a broker takes from one client, one partner, one address, before it refuses. Read from text, so that a broker's
 * own configuration file can say it.
 *
 * @param bytesBeforeLogin all that a client may send before it has logged in
 * @param largestFrame one frame, packet or streamed message after that, headers included
 * @param timeToLogIn after which a client that has not logged in is hung up on
 * @param timeForFrame after which a client is hung up on that began a frame and did not end it
 * @param connections of everybody together
 * @param connectionsPerAddress of one machine, as seen from here
 * @param strangersPerAddress connections of one machine that have not logged in; the oldest gives way to a new one
 * @param shares what one partner may have
 */
record GuardLimits(
        int bytesBeforeLogin,
        int largestFrame,
        Duration timeToLogIn,
        Duration timeForFrame,
        int connections,
        int connectionsPerAddress,
        int strangersPerAddress,
        Shares shares) {

    /**
     * What one partner may have before its next request, or connection, is refused.
     *
     * @param connections at once
     * @param waitingRequests requests not answered yet, those in open transactions included
     * @param waitingBytes the same in bytes
     * @param uncommittedBytes of requests in open transactions alone
     * @param unreadReplies replies, and likewise notices, it has not read
     * @param unreadBytes the same in bytes
     */
    record Shares(
            long connections,
            long waitingRequests,
            long waitingBytes,
            long uncommittedBytes,
            long unreadReplies,
            long unreadBytes) {}

    /**
     * What the text says, and the usual where it says nothing.
     *
     * @throws IllegalArgumentException if a value is not a whole number above zero
     */
    static GuardLimits of(Map<String, String> text) {
        Numbers numbers = new Numbers(text);
        return new GuardLimits(
                (int) numbers.get("bytes-before-login", 8 << 10),
                (int) numbers.get("largest-frame-bytes", 512 << 10),
                Duration.ofMillis(numbers.get("login-millis", 10_000)),
                Duration.ofMillis(numbers.get("frame-millis", 60_000)),
                (int) numbers.get("connections", 8_000),
                (int) numbers.get("connections-per-address", 1_000),
                (int) numbers.get("strangers-per-address", 50),
                shares(numbers));
    }

    /** The part that may change while the broker runs. */
    static Shares shares(Map<String, String> text) {
        return shares(new Numbers(text));
    }

    private static Shares shares(Numbers numbers) {
        return new Shares(
                numbers.get("connections-per-partner", 100),
                numbers.get("waiting-requests", 300_000),
                numbers.get("waiting-bytes", 1L << 30),
                numbers.get("uncommitted-bytes", 32L << 20),
                numbers.get("unread-replies", 100_000),
                numbers.get("unread-bytes", 256L << 20));
    }

    /** Texts read as numbers above zero. */
    private record Numbers(Map<String, String> text) {
        long get(String name, long usual) {
            String value = text.get(name);
            if (value == null) {
                return usual;
            }
            if (!value.strip().matches("[0-9]{1,15}") || Long.parseLong(value.strip()) == 0) {
                throw new IllegalArgumentException(
                        name + " of the broker's guard must be a number above zero: " + value);
            }
            return Long.parseLong(value.strip());
        }
    }
}
