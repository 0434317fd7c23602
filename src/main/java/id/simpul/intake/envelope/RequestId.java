package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import id.simpul.partner.PersonalNumbers;
import java.io.IOException;
import java.util.Optional;

/** The id that a partner gives a request: what may be one, and the one that a message bears. */
public final class RequestId {
    /** In characters (code points). */
    private static final int LONGEST = 128;

    private RequestId() {}

    /** Whether it is what the contract calls an id. */
    static boolean isWellFormed(String id) {
        return !id.isEmpty()
                && id.codePointCount(0, id.length()) <= LONGEST
                && id.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    /** Whether an answer may name the request by it. */
    static boolean isUsable(String id) {
        return isWellFormed(id) && !PersonalNumbers.in(id);
    }

    /**
     * The id under which a message will be answered, if it has one that can be used. It is the one that counts where it stands
     * twice: the last of a whole message, the first of one that is too large to be read whole.
     */
    public static Optional<String> of(byte[] body) {
        if (body.length > Envelopes.LARGEST) {
            return read(new String(body, 0, Envelopes.LARGEST, UTF_8), false);
        }
        return Body.isUtf8(body) ? read(new String(body, UTF_8), true) : Optional.empty();
    }

    private static Optional<String> read(String json, boolean whole) {
        Optional<String> id = Optional.empty();
        try (JsonParser parser = Body.parser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while ((whole || id.isEmpty()) && parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean named = parser.currentName().equals("id");
                JsonToken value = parser.nextToken();
                if (named) {
                    id = value == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
                }
                parser.skipChildren();
            }
            return whole && parser.nextToken() != null ? Optional.empty() : id.filter(RequestId::isUsable);
        } catch (IOException e) {
            return Optional.empty(); // cut off or not JSON: it has no id that could be relied on
        }
    }
}
