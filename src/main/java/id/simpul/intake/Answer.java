package id.simpul.intake;

import java.util.Optional;

/**
 * What becomes of one incoming message; the intake sends it in the session that consumed the message, so that answer and
 * acknowledgement commit together.
 *
 * @param incoming the message it answers
 * @param correlationId the id of the request, or the transport's message id where it has none
 * @param body the reply as a CloudEvent, or for a dead letter the original bytes
 * @param about of a dead letter, what can be read in it
 */
public record Answer(Incoming incoming, Kind kind, String correlationId, byte[] body, String reason, About about) {
    private static final byte[] NOTHING = {};

    /** Where it goes. */
    public enum Kind {
        /** To the partner's reply queue. */
        REPLY,
        /** To the dead letter queue, because the hub itself failed on it. */
        DEAD_LETTER,
        /** Nowhere: it stays in its queue, with all that its partner sent after it, and comes again. */
        LATER,
        /** Nowhere as well, and its partner is read apart from the others: it takes more time than they should wait. */
        APART
    }

    /** The request's id and its type, where they can be read. */
    public record About(Optional<String> request, Optional<String> type) {
        static final About NOTHING = new About(Optional.empty(), Optional.empty());
    }

    public static Answer reply(Incoming incoming, String correlationId, byte[] body) {
        return new Answer(incoming, Kind.REPLY, correlationId, body, "", About.NOTHING);
    }

    /** The reason is for staff: what failed, on what; nothing personal. */
    public static Answer deadLetter(Incoming incoming, String reason, About about) {
        return new Answer(incoming, Kind.DEAD_LETTER, incoming.messageId(), incoming.body(), reason, about);
    }

    /** The same for a message in which nothing can be read. */
    public static Answer deadLetter(Incoming incoming, String reason) {
        return deadLetter(incoming, reason, About.NOTHING);
    }

    public static Answer later(Incoming incoming) {
        return new Answer(incoming, Kind.LATER, "", NOTHING, "", About.NOTHING);
    }

    public static Answer apart(Incoming incoming) {
        return new Answer(incoming, Kind.APART, "", NOTHING, "", About.NOTHING);
    }

    /** Whether the message stays in its queue. */
    public boolean isLeft() {
        return kind == Kind.LATER || kind == Kind.APART;
    }
}
