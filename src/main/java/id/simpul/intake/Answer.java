package id.simpul.intake;

/**
 * What becomes of one incoming message; the intake sends it in the session that consumed the message, so that answer and
 * acknowledgement commit together.
 *
 * @param incoming the message it answers
 * @param correlationId the id of the request, or the transport's message id where it has none
 * @param body the reply as a CloudEvent, or for a dead letter the original bytes
 */
public record Answer(Incoming incoming, Kind kind, String correlationId, byte[] body, String reason) {
    /** Where it goes: to the partner's reply queue, or to the dead letter queue because the hub itself failed on it. */
    public enum Kind {
        REPLY,
        DEAD_LETTER
    }

    public static Answer reply(Incoming incoming, String correlationId, byte[] body) {
        return new Answer(incoming, Kind.REPLY, correlationId, body, "");
    }

    /** The reason is for staff: what failed, on what; nothing personal. */
    public static Answer deadLetter(Incoming incoming, String reason) {
        return new Answer(incoming, Kind.DEAD_LETTER, incoming.messageId(), incoming.body(), reason);
    }
}
