package id.simpul.console.letter;

import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Visit;
import id.simpul.delivery.ConfirmationLinks.Standing;
import id.simpul.partner.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The link by which the reader of a mailbox says that it is the partner's; in both languages, as it is not known yet who reads. */
final class AddressLink {
    private final LetterParts parts;

    AddressLink(LetterParts parts) {
        this.parts = parts;
    }

    Answer show(Visit visit) {
        return answer(visit, parts.confirmations().find(visit.place("token")));
    }

    Answer act(Visit visit) {
        return answer(visit, parts.confirmations().confirm(visit.place("token")));
    }

    private Answer answer(Visit visit, Optional<Standing> standing) {
        return standing.map(
                        there -> page(parts, visit, 200, there.confirmed() ? "confirmed" : "confirm", there.partner()))
                .orElseGet(() -> page(parts, visit, 404, "ended", ""));
    }

    /**
     * A page in both languages.
     *
     * @param what which of the texts {@code letter.<what>.…}
     */
    static Answer page(LetterParts parts, Visit visit, int status, String what, String partner) {
        Map<String, Object> model = Opened.model(
                visit, parts.words().get(Language.ID), parts.sender().get());
        model.put("what", what);
        model.put("partner", partner);
        model.put(
                "languages",
                List.of(parts.words().get(Language.ID), parts.words().get(Language.EN)));
        return Answer.page(status, "letter-both", model);
    }
}
