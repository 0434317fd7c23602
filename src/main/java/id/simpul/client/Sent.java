package id.simpul.client;

import id.simpul.intake.envelope.RequestId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request that was taken, and the correlation ids its reply may have.
 *
 * @param id the request's own id, if it has one that can be repeated in an answer
 * @param messageId the transport's id of the message, where the protocol tells its sender
 */
public record Sent(Optional<String> id, Optional<String> messageId) {
    static Sent of(byte[] request) {
        return new Sent(RequestId.of(request), Optional.empty());
    }

    static Sent of(byte[] request, String messageId) {
        return new Sent(RequestId.of(request), Optional.ofNullable(messageId));
    }

    /** What may stand as correlation id on its reply; nothing if only the hub knows. */
    Stream<String> correlationIds() {
        return Stream.concat(id.stream(), messageId.stream());
    }

    /** Its reply has a correlation id that only the broker and the hub know. */
    boolean isUntold() {
        return id.isEmpty() && messageId.isEmpty();
    }
}
