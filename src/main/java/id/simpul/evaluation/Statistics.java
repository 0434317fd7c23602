package id.simpul.evaluation;

import id.simpul.database.Rows;
import id.simpul.ledger.Decided;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The reports of the library's days in the database; all are kept, of a day the last one counts. */
final class Statistics {
    private Statistics() {}

    private record Report(DayReported day, Instant at) {}

    private record Line(long report, LocalDate on, DayReported.Part part) {}

    static Set<String> known(Handle db, Collection<String> partners) {
        if (partners.isEmpty()) {
            return Set.of();
        }
        return db.createQuery("select id from known_partners where id = any(:ids)")
                .bindArray("ids", String.class, partners)
                .mapTo(String.class)
                .set();
    }

    static void write(Handle db, List<Decided> decided) {
        List<Report> reports = new ArrayList<>();
        decided.forEach(one -> one.decision().effects().forEach(effect -> {
            if (effect instanceof DayReported day) {
                reports.add(new Report(day, one.at()));
            }
        }));
        if (reports.isEmpty()) {
            return;
        }
        List<Long> numbers = numbersOf(db, reports);
        List<Line> lines = new ArrayList<>();
        for (int place = 0; place < reports.size(); place++) {
            DayReported day = reports.get(place).day();
            for (DayReported.Part part : day.parts()) {
                lines.add(new Line(numbers.get(place), day.on(), part));
            }
        }
        insertParts(db, lines);
    }

    /** Inserts the reports; their numbers are drawn in the order in which they came. */
    private static List<Long> numbersOf(Handle db, List<Report> reports) {
        return Rows.bind(db.createQuery("""
                        insert into statistics_days (on_day, recorded_at, partner, request_id, visits, new_members, loans)
                        select on_day, recorded_at, partner, request_id, visits, new_members, loans
                          from unnest(:day.on, :at, :day.library, :day.request, :day.all.visits, :day.all.newMembers,
                                      :day.all.loans)
                               with ordinality
                               as new (on_day, recorded_at, partner, request_id, visits, new_members, loans, place)
                         order by place
                        returning report
                        """), Report.class, reports).mapTo(Long.class).stream()
                .sorted()
                .toList();
    }

    private static void insertParts(Handle db, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into statistics_parts (report, scope, name, on_day, visits, new_members, loans)
                        select * from unnest(:report, :part.scope, :part.name, :on, :part.numbers.visits,
                                             :part.numbers.newMembers, :part.numbers.loans)
                        """), Line.class, lines).execute();
    }
}
