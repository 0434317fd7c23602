package id.simpul.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Document;
import id.simpul.feature.Filter;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Quarter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What a quarter or a year came to, as a table, as lines for a program, or as the files that are published. */
final class EvaluationDocument {
    private final Policies policies;
    private final Clock clock;

    private EvaluationDocument(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    public static Document of(Policies policies, Clock clock) {
        return new Document(
                "evaluation",
                List.of(
                        Filter.required("period", new Phrase("masa", "period")),
                        Filter.partner(),
                        Filter.language(),
                        Filter.oneOf("format", new Phrase("bentuk", "format"), List.of("json", "table", "csv", "pdf"))),
                new EvaluationDocument(policies, clock)::write);
    }

    private Page<ObjectNode> write(Handle db, Query query) {
        EvaluationPeriod period = period(query.filter("period").orElseThrow());
        Optional<PartnerId> partner = query.partner().map(id -> current(db, id));
        Language language = Language.ofWire(query.filter("language").orElse(Language.ID.wire()));
        Optional<EvaluationSheet.Place> after = query.after().map(EvaluationSheet.Place::parse);
        Instant now = after.map(EvaluationSheet.Place::asOf).orElseGet(clock::instant);
        EvaluationBook book = new EvaluationBook(policies, now);
        return switch (query.filter("format").orElse("json")) {
            case "table" -> Page.whole(book.table(db, period, partner, language));
            case "csv" ->
                book.sheet(db, period, partner).after(after.orElseGet(() -> EvaluationSheet.Place.first(now)));
            case "pdf" -> Page.whole(book.pdf(db, period, partner, language));
            default -> Page.whole(book.lines(db, period, partner));
        };
    }

    private EvaluationPeriod period(String text) {
        EvaluationPeriod period;
        try {
            period = EvaluationPeriod.parse(text);
        } catch (IllegalArgumentException e) {
            throw NotShown.because(Code.PERIOD_UNKNOWN, "/data/period", text);
        }
        Instant now = clock.instant();
        if (period.from().isAfter(LocalDate.ofInstant(now, policies.zone()))) {
            throw NotShown.because(
                    Code.PERIOD_NOT_BEGUN,
                    "/data/period",
                    Quarter.isValid(period.name()) ? Quarter.parse(period.name()) : period.name());
        }
        return period;
    }

    /** Figures of a partner that was merged are those of the one it was merged into. */
    private static PartnerId current(Handle db, PartnerId partner) {
        PartnerEntry entry = PartnerEntries.byIds(db, Set.of(partner)).get(partner);
        if (entry == null) {
            throw NotShown.notFound("/data/partner", new Phrase("mitra", "partner"));
        }
        return entry.mergedInto().map(into -> current(db, into)).orElse(partner);
    }
}
