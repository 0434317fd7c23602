package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.evaluation.EvaluationBook;
import id.simpul.evaluation.Period;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Optional;

/** Shows what a quarter or a year came to, as a table, as lines for a program, or as the files that are published. */
final class EvaluationAct {
    private final Stores stores;

    EvaluationAct(Stores stores) {
        this.stores = stores;
    }

    List<ObjectNode> perform(ObjectNode arguments, Staff staff) {
        Period period = period(arguments.path("period").asText());
        Optional<PartnerId> partner =
                Optional.ofNullable(arguments.path("partner").textValue()).map(EvaluationAct::partner);
        EvaluationBook book =
                new EvaluationBook(stores.policies(), stores.clock().instant());
        return stores.database()
                .inTransaction(db -> switch (arguments.path("format").asText("json")) {
                    case "table" -> book.table(db, period, partner);
                    case "csv" -> book.csv(db, period, partner);
                    case "pdf" -> book.pdf(db, period, partner, language(arguments));
                    default -> book.lines(db, period, partner);
                });
    }

    private static Period period(String text) {
        try {
            return Period.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotDone("Write a quarter like 2026-Q3 or a year like 2026, not " + text + ".");
        }
    }

    private static Language language(ObjectNode arguments) {
        return arguments.path("language").asText().equals(Language.EN.wire()) ? Language.EN : Language.ID;
    }

    private static PartnerId partner(String text) {
        if (!PartnerId.isValid(text)) {
            throw new NotDone("Write the partner's id as ./simpul partner list shows it, not " + text + ".");
        }
        return new PartnerId(text);
    }
}
