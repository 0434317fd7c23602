package id.simpul.console.letter;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.console.frame.PageWords;
import java.util.ArrayList;
import java.util.List;

/** Reasons as teachers read them: worded for the page where a rule's own sentence speaks to programmers, else as the rule says it. */
final class LetterReasons {
    private LetterReasons() {}

    static List<String> of(Iterable<JsonNode> reasons, PageWords words) {
        List<String> said = new ArrayList<>();
        for (JsonNode reason : reasons) {
            String own = "letter.reason." + reason.path("code").asText();
            String sentence = words.has(own)
                    ? words.get(own)
                    : reason.path("message").path(words.language().wire()).asText();
            if (!said.contains(sentence)) {
                said.add(sentence);
            }
        }
        return said;
    }
}
