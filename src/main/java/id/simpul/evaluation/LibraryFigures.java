package id.simpul.evaluation;

import id.simpul.evaluation.Evaluations.Span;
import id.simpul.evaluation.Library.Visitors;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads what the library's own system reported, and compares it before and after the cooperation began. */
final class LibraryFigures {
    private final Handle db;
    private final Span span;
    private final boolean withAgreements;

    LibraryFigures(Handle db, Span span, boolean withAgreements) {
        this.db = db;
        this.span = span;
        this.withAgreements = withAgreements;
    }

    /** Counts what came before and after each partner's cooperation began, and tells which months those are. */
    Map<PartnerId, Compared> compare(Map<PartnerId, Figures> counted) {
        Map<PartnerId, Compared> compared = new HashMap<>();
        Source source = LibrarySources.beforeAndAfter(withAgreements);
        if (source.isThere(db)) {
            span.bind(db.createQuery(source.statement()))
                    .map((row, context) -> {
                        Evaluations.add(source, row, counted);
                        return Map.entry(new PartnerId(row.getString("partner")), compared(row));
                    })
                    .forEach(entry -> compared.put(entry.getKey(), entry.getValue()));
        }
        return compared;
    }

    private static Compared compared(ResultSet row) throws SQLException {
        return new Compared(row.getObject("middle", LocalDate.class), row.getInt("months"));
    }

    private Optional<Library.Effect> effect() {
        Source source = LibrarySources.wholeBeforeAndAfter(withAgreements);
        return span.bind(db.createQuery(source.statement()))
                .map((row, context) -> new Library.Effect(
                        compared(row),
                        new Visitors(row.getLong("visits_before"), row.getLong("members_before")),
                        new Visitors(row.getLong("visits_after"), row.getLong("members_after"))))
                .findFirst();
    }

    /** All who came in the period, and what came of the cooperation. */
    Library read() {
        Map<String, Visitors> regions = new HashMap<>();
        String last = "with last as (" + LibrarySources.LAST_REPORTS.formatted(":from", ":to") + ")";
        db.createQuery(last + LibrarySources.OF_REGIONS)
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("asOf", span.asOf())
                .map((row, context) -> Map.entry(
                        row.getString("name"), new Visitors(row.getLong("visits"), row.getLong("new_members"))))
                .forEach(region -> regions.put(region.getKey(), region.getValue()));
        Optional<Library.Effect> effect = effect();
        return db.createQuery(last + """
                         select count(*) as days, coalesce(sum(visits), 0) as visits, coalesce(sum(new_members), 0) as new_members
                           from last
                           join statistics_days days on days.report = last.report
                        """)
                .bind("from", span.from())
                .bind("to", span.to())
                .bind("asOf", span.asOf())
                .map((row, context) -> new Library(
                        row.getInt("days"),
                        new Visitors(row.getLong("visits"), row.getLong("new_members")),
                        regions,
                        effect))
                .one();
    }
}
