package id.simpul.hub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.evaluation.EvaluationBook;
import id.simpul.evaluation.EvaluationPeriod;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.partner.Partners;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Shows what a quarter or a year came to, as a table, as lines for a program, or as the files that are published. */
final class EvaluationAct {
    private final Stores stores;

    EvaluationAct(Stores stores) {
        this.stores = stores;
    }

    List<ObjectNode> perform(ObjectNode arguments, Staff staff) {
        EvaluationPeriod period = period(arguments.path("period").asText());
        Optional<PartnerId> partner =
                Optional.ofNullable(arguments.path("partner").textValue()).map(EvaluationAct::partner);
        Language language = language(arguments.path("language").asText(Language.ID.wire()));
        Instant now = stores.clock().instant();
        requireBegun(period, now);
        EvaluationBook book = new EvaluationBook(stores.policies(), now);
        return stores.database().inTransaction(db -> {
            Optional<PartnerId> one = partner.map(id -> current(db, id));
            return switch (arguments.path("format").asText("json")) {
                case "table" -> book.table(db, period, one);
                case "csv" -> book.csv(db, period, one);
                case "pdf" -> book.pdf(db, period, one, language);
                default -> book.lines(db, period, one);
            };
        });
    }

    private void requireBegun(EvaluationPeriod period, Instant now) {
        if (period.from().isAfter(LocalDate.ofInstant(now, stores.policies().zone()))) {
            throw new NotDone(period.name() + " has not begun yet; give a period that has.");
        }
    }

    /** Figures of a partner that was merged are those of the one it was merged into. */
    private static PartnerId current(Handle db, PartnerId partner) {
        PartnerEntry entry = Partners.byIds(db, Set.of(partner)).get(partner);
        if (entry == null) {
            throw new NotDone("There is no partner of that id; ./simpul partner list shows who there is.");
        }
        return entry.mergedInto().map(into -> current(db, into)).orElse(partner);
    }

    private static EvaluationPeriod period(String text) {
        try {
            return EvaluationPeriod.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotDone("Write a quarter like 2026-Q3 or a year like 2026, not " + text + ".");
        }
    }

    private static Language language(String text) {
        return Arrays.stream(Language.values())
                .filter(one -> one.wire().equals(text))
                .findFirst()
                .orElseThrow(() -> new NotDone("Write the language as id or en, not " + text + "."));
    }

    private static PartnerId partner(String text) {
        if (!PartnerId.isValid(text)) {
            throw new NotDone("Write the partner's id as ./simpul partner list shows it, not " + text + ".");
        }
        return new PartnerId(text);
    }
}
