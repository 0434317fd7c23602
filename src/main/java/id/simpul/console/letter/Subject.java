package id.simpul.console.letter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.ledger.RequestType;
import java.util.List;

/** What a link of one purpose shows, asks, and makes of the answer. */
interface Subject {
    /**
     * The page with its form, filled in as the visit has it.
     *
     * @param wrong why what was said could not be taken
     */
    Answer page(int status, Opened opened, List<String> wrong);

    /**
     * What was said, as the partner's own request.
     *
     * @throws Unclear if the form does not say anything yet
     */
    Said said(Opened opened);

    /** What was recorded, and what comes next, in sentences. */
    Thanks thanks(Opened opened, ObjectNode reply);

    /** A request to be. */
    record Said(RequestType type, ObjectNode data) {}

    /**
     * The page after an answer that took effect.
     *
     * @param again whether the page of the link can say something to mend it; the words of a link back to it
     */
    record Thanks(List<String> recorded, List<String> next, String again) {
        public Thanks {
            recorded = List.copyOf(recorded);
            next = List.copyOf(next);
        }
    }

    /** A form that says nothing, or says and unsays it. */
    final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unclear(String sentence) {
            super(sentence, null, false, false);
        }
    }
}
