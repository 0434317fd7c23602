package id.simpul.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.Locale;

/**
 * Something the operator should know of this installation.
 *
 * @param about the part or the setting
 * @param says what is the matter and what to do, in a sentence
 */
public record Finding(Level level, String about, String says) {

    /** How much it matters. */
    public enum Level {
        /** The hub cannot do its work, or something was not done: somebody must act. */
        WRONG,
        /** It works; somebody should look at it. */
        WARNING,
        /** Good to know. */
        NOTE
    }

    static Finding wrong(String about, String says) {
        return new Finding(Level.WRONG, about, says);
    }

    static Finding warning(String about, String says) {
        return new Finding(Level.WARNING, about, says);
    }

    static Finding note(String about, String says) {
        return new Finding(Level.NOTE, about, says);
    }

    /** As the running hub tells it to the command. */
    public static Finding of(ObjectNode shown) {
        return new Finding(
                Level.valueOf(shown.path("level").asText().toUpperCase(Locale.ROOT)),
                shown.path("about").asText(),
                shown.path("says").asText());
    }

    public ObjectNode shown() {
        return Json.object()
                .put("level", level.name().toLowerCase(Locale.ROOT))
                .put("about", about)
                .put("says", says);
    }
}
