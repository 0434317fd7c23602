package id.simpul.hub.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.Locale;

/** What became of a call at the door for commands. */
public enum Outcome {
    DONE,
    /** With the reasons; nothing has changed. */
    NOT_DONE,
    UNKNOWN,
    /** To who calls, whatever is asked. */
    REFUSED,
    TOO_LONG,
    UNREADABLE,
    BUSY,
    /** The hub itself failed. */
    FAILED;

    private static final String FIELD = "outcome";

    /** What an answer says became of it. */
    public static Outcome of(ObjectNode answer) {
        return valueOf(answer.path(FIELD).asText().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    ObjectNode saying(String text) {
        return Json.object().put(FIELD, wire()).put("text", text);
    }

    ObjectNode with(String name, JsonNode content) {
        return Json.object().put(FIELD, wire()).set(name, content);
    }

    private String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
