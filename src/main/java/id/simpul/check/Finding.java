package id.simpul.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import java.util.Locale;

/**
 * Something the operator should know of this installation.
 *
 * @param code what kind of finding, for programs
 * @param about the part or the setting
 * @param says what is the matter and what to do, in a sentence
 */
public record Finding(Level level, String code, String about, Phrase says) {

    /** How much it matters. */
    public enum Level {
        /** The hub cannot do its work, or something was not done: somebody must act. */
        WRONG,
        /** It works; somebody should look at it. */
        WARNING,
        /** Good to know. */
        NOTE
    }

    /** As the running hub tells it to the command, in the language it was asked in. */
    public static Finding of(ObjectNode shown) {
        return new Finding(
                Level.valueOf(shown.path("level").asText().toUpperCase(Locale.ROOT)),
                shown.path("code").asText(),
                shown.path("about").asText(),
                Phrase.verbatim(shown.path("says").asText()));
    }

    public ObjectNode shown(Language language) {
        return Json.object()
                .put("level", level.name().toLowerCase(Locale.ROOT))
                .put("code", code)
                .put("about", about)
                .put("says", says.text(language));
    }
}
