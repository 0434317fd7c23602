package id.simpul.broker;

import java.time.Duration;

/**
 * How much the broker takes before it refuses.
 *
 * @param waitingRequests messages in one partner's request queue, beyond which that partner is refused
 * @param waitingBytes bytes of one partner's request queue on disk, beyond which that partner is refused
 * @param unreadReplies messages in one partner's reply queue, beyond which its new requests are refused
 * @param replyLife how long replies and notices wait to be read by queue
 * @param diskAlertPercent how full the disk may be before the log says so
 * @param diskFullPercent how full the disk may be before every send is refused
 */
public record Limits(
        long waitingRequests,
        long waitingBytes,
        long unreadReplies,
        Duration replyLife,
        int diskAlertPercent,
        int diskFullPercent) {

    /** The largest body, in bytes, that a listener lets in; the hub answers what is larger than the contract allows. */
    public static final int LARGEST_MESSAGE = 2 * 1024 * 1024;

    /** The largest body with room for its headers. */
    static final int LARGEST_FRAME = LARGEST_MESSAGE + 64 * 1024;

    public static final Limits DEFAULT = new Limits(500_000, 4L << 30, 500_000, Duration.ofDays(90), 75, 90);

    public Limits withWaitingRequests(long most) {
        return new Limits(most, waitingBytes, unreadReplies, replyLife, diskAlertPercent, diskFullPercent);
    }

    public Limits withUnreadReplies(long most) {
        return new Limits(waitingRequests, waitingBytes, most, replyLife, diskAlertPercent, diskFullPercent);
    }

    public Limits withReplyLife(Duration life) {
        return new Limits(waitingRequests, waitingBytes, unreadReplies, life, diskAlertPercent, diskFullPercent);
    }

    public Limits withDiskFullPercent(int percent) {
        return new Limits(waitingRequests, waitingBytes, unreadReplies, replyLife, diskAlertPercent, percent);
    }
}
