package id.simpul.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import id.simpul.partner.PersonalNumbers;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request that was taken, and the correlation ids its reply may have.
 *
 * @param id the request's own id, if it has one that can be repeated in an answer
 * @param messageId the transport's id of the message, where the protocol tells its sender
 */
public record Sent(Optional<String> id, Optional<String> messageId) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LARGEST_BYTES = 256 * 1024;
    private static final int LONGEST_ID = 128;

    static Sent of(byte[] request) {
        return new Sent(idOf(request), Optional.empty());
    }

    static Sent of(byte[] request, String messageId) {
        return new Sent(idOf(request), Optional.ofNullable(messageId));
    }

    /** What may stand as correlation id on its reply; nothing if only the hub knows. */
    Stream<String> correlationIds() {
        return Stream.concat(id.stream(), messageId.stream());
    }

    /** Its reply has a correlation id that only the broker and the hub know. */
    boolean isUntold() {
        return id.isEmpty() && messageId.isEmpty();
    }

    /** The id at the top of a JSON object, as far as the hub reads; everything else about it is for the hub to judge. */
    static Optional<String> idOf(byte[] request) {
        boolean whole = request.length <= LARGEST_BYTES;
        try (JsonParser parser = JSON.createParser(request, 0, Math.min(request.length, LARGEST_BYTES))) {
            Optional<String> id = Optional.empty();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return id;
            }
            while ((whole || id.isEmpty()) && parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = parser.currentName().equals("id");
                if (parser.nextToken() == JsonToken.VALUE_STRING && named) {
                    id = Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
            return id.filter(Sent::isUsable);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(String id) {
        return !id.isEmpty()
                && id.codePointCount(0, id.length()) <= LONGEST_ID
                && id.chars().noneMatch(Character::isISOControl)
                && !PersonalNumbers.in(id);
    }
}
