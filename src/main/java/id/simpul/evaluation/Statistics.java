package id.simpul.evaluation;

import id.simpul.ledger.Decided;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The reports of the library's days in the database; all are kept, of a day the last one counts. */
final class Statistics {
    private Statistics() {}

    private record Report(DayReported day, Instant at) {}

    private record Line(int place, LocalDate on, DayReported.Part part) {}

    static Set<String> known(Handle db, Collection<String> partners) {
        if (partners.isEmpty()) {
            return Set.of();
        }
        return db.createQuery("select id from partners where id = any(:ids)")
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
        List<Line> lines = new ArrayList<>();
        for (int place = 0; place < reports.size(); place++) {
            DayReported day = reports.get(place).day();
            for (DayReported.Part part : day.parts()) {
                lines.add(new Line(place, day.on(), part));
            }
        }
        insertParts(db, numbersOf(db, reports), lines);
    }

    /** Inserts the reports; their numbers are drawn in the order in which they came. */
    private static List<Long> numbersOf(Handle db, List<Report> reports) {
        var insert = db.createQuery("""
                insert into statistics_days (on_day, recorded_at, partner, request_id, visits, new_members, loans)
                select on_day, recorded_at, partner, request_id, visits, new_members, loans
                  from unnest(:days, :ats, :partners, :requests, :visits, :members, :loans)
                       with ordinality as new (on_day, recorded_at, partner, request_id, visits, new_members, loans, place)
                 order by place
                returning report
                """);
        insert.bindArray("days", LocalDate.class, column(reports, one -> one.day()
                        .on()))
                .bindArray("ats", Instant.class, column(reports, Report::at))
                .bindArray("partners", String.class, column(reports, one -> one.day()
                        .library()
                        .value()))
                .bindArray("requests", String.class, column(reports, one -> one.day()
                        .request()))
                .bindArray("visits", Integer.class, column(reports, one -> one.day()
                        .all()
                        .visits()))
                .bindArray("members", Integer.class, column(reports, one -> one.day()
                        .all()
                        .newMembers()))
                .bindArray("loans", Integer.class, column(reports, one -> one.day()
                        .all()
                        .loans()));
        return insert.mapTo(Long.class).stream().sorted().toList();
    }

    private static void insertParts(Handle db, List<Long> reports, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Update insert = db.createUpdate("""
                insert into statistics_parts (report, scope, name, on_day, visits, new_members, loans)
                select report, scope, name, on_day, visits, new_members, loans
                  from unnest(:reports, :scopes, :names, :days, :visits, :members, :loans)
                       as new (report, scope, name, on_day, visits, new_members, loans)
                """);
        insert.bindArray("reports", Long.class, column(lines, line -> reports.get(line.place())))
                .bindArray("scopes", String.class, column(lines, line -> line.part()
                        .scope()))
                .bindArray(
                        "names", String.class, column(lines, line -> line.part().name()))
                .bindArray("days", LocalDate.class, column(lines, Line::on))
                .bindArray("visits", Integer.class, column(lines, line -> line.part()
                        .numbers()
                        .visits()))
                .bindArray("members", Integer.class, column(lines, line -> line.part()
                        .numbers()
                        .newMembers()))
                .bindArray("loans", Integer.class, column(lines, line -> line.part()
                        .numbers()
                        .loans()))
                .execute();
    }

    private static <T, C> List<C> column(List<T> rows, Function<T, C> value) {
        return rows.stream().map(value).toList();
    }
}
