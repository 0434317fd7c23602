package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;

/**
 * The answer to one request, ready to be stored and sent.
 *
 * @param id the same each time the same request is answered
 * @param correlationId the id of the request, or the transport's message id where it has none
 * @param event the whole CloudEvent as JSON, kept and sent to the byte
 */
public record Reply(String id, String correlationId, String event) {
    /** What became of a request, in the words of the contract. */
    public enum Status {
        ACCEPTED,
        PENDING,
        REFUSED,
        INVALID,
        CONFLICT;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Status ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    /** The body to send. */
    public byte[] bytes() {
        return event.getBytes(UTF_8);
    }
}
