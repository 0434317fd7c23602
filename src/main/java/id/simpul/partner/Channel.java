package id.simpul.partner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A way in which a partner is told, by its name: which names there are the hub knows from its routes, where each channel is a
 * file of its own.
 */
public record Channel(String wire) implements Comparable<Channel> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    /** The partner's own queue of notices. */
    public static final Channel QUEUE = new Channel("queue");

    public static final Channel EMAIL = new Channel("email");

    /** An address that the partner gave, to be asked whether it is right; nobody chooses it. */
    public static final Channel CONFIRMATION = new Channel("confirmation");

    /** Those whose deliveries are mails. */
    public static final Set<Channel> BY_MAIL = Set.of(EMAIL, CONFIRMATION);

    /** The partner's queue of replies, for one that could not be put there at once; nobody chooses it. */
    public static final Channel REPLY = new Channel("reply");

    /** Those whose deliveries are put on queues of the broker. */
    public static final Set<Channel> BY_QUEUE = Set.of(QUEUE, REPLY);

    /**
     * @throws IllegalArgumentException if no channel can have that name
     */
    public Channel {
        if (!NAME.matcher(wire).matches()) {
            throw new IllegalArgumentException(
                    "A channel's name is a to z, 0 to 9 and hyphens, at most 31 and a letter first; not " + wire);
        }
    }

    @JsonCreator
    public static Channel ofWire(String wire) {
        return new Channel(wire);
    }

    @Override
    @JsonValue
    public String wire() {
        return wire;
    }

    @Override
    public int compareTo(Channel other) {
        return wire.compareTo(other.wire);
    }

    @Override
    public String toString() {
        return wire;
    }
}
