package id.simpul.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How much the broker takes before it refuses.
 *
 * @param shares what one partner may have
 * @param replyLife how long replies and notices wait to be read by queue
 * @param diskAlertPercent how full the disk may be before the log says so
 * @param diskFullPercent how full the disk may be before every send is refused
 * @param doors limits of connections and frames that differ from the guard's own, by the guard's names for them
 */
public record Limits(
        Shares shares, Duration replyLife, int diskAlertPercent, int diskFullPercent, Map<String, String> doors) {

    /** The largest frame, in bytes, that a listener lets in; the hub answers bodies that are larger than the contract allows. */
    public static final int LARGEST_FRAME = 512 * 1024;

    /** Three partners who fill their shares leave room for the others on a disk of 20 GB. */
    public static final Limits DEFAULT = new Limits(
            new Shares(100, 500_000, 1L << 30, 32L << 20, 500_000, 512L << 20), Duration.ofDays(90), 75, 90, Map.of());

    /**
     * One partner's share of the broker, beyond which its requests are refused.
     *
     * @param connections at once
     * @param waitingRequests messages in its request queue
     * @param waitingBytes bytes of its request queue
     * @param uncommittedBytes bytes of requests in transactions that are still open
     * @param unreadReplies messages in its reply queue, and likewise in that of its notices
     * @param unreadBytes bytes of its reply queue, and likewise of its notices
     */
    public record Shares(
            long connections,
            long waitingRequests,
            long waitingBytes,
            long uncommittedBytes,
            long unreadReplies,
            long unreadBytes) {}

    public Limits {
        doors = Map.copyOf(doors);
    }

    public Limits with(Shares other) {
        return new Limits(other, replyLife, diskAlertPercent, diskFullPercent, doors);
    }

    public Limits withReplyLife(Duration life) {
        return new Limits(shares, life, diskAlertPercent, diskFullPercent, doors);
    }

    public Limits withDiskFullPercent(int percent) {
        return new Limits(shares, replyLife, diskAlertPercent, percent, doors);
    }

    public Limits withDoor(String name, long value) {
        Map<String, String> more = new HashMap<>(doors);
        more.put(name, Long.toString(value));
        return new Limits(shares, replyLife, diskAlertPercent, diskFullPercent, more);
    }

    /** All that the guard at the broker's doors has to know, as it is written in a broker's configuration. */
    Map<String, String> guard() {
        Map<String, String> guard = new HashMap<>(doors);
        guard.putIfAbsent("largest-frame-bytes", Integer.toString(LARGEST_FRAME));
        guard.put("connections-per-partner", Long.toString(shares.connections()));
        guard.put("waiting-requests", Long.toString(shares.waitingRequests()));
        guard.put("waiting-bytes", Long.toString(shares.waitingBytes()));
        guard.put("uncommitted-bytes", Long.toString(shares.uncommittedBytes()));
        guard.put("unread-replies", Long.toString(shares.unreadReplies()));
        guard.put("unread-bytes", Long.toString(shares.unreadBytes()));
        return guard;
    }
}
