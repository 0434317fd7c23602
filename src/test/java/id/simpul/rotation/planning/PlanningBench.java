package id.simpul.rotation.planning;

import id.simpul.agenda.Chore;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Prints how long reading, planning and writing a quarter take on a real PostgreSQL that is filled first. Settings as system
 * properties: {@code schools}, {@code history} (quarters already had), {@code copies} (of a title).
 */
public final class PlanningBench {
    private static final int SCHOOLS = Integer.getInteger("schools", 5_000);
    private static final int HISTORY = Integer.getInteger("history", 8);
    private static final int COPIES = Integer.getInteger("copies", 50);
    private static final int CHUNK = 500;
    private static final Quarter QUARTER = Quarter.parse("2026-Q2");
    private static final Instant NOW = Instant.parse("2026-03-10T01:00:00Z");

    private static final String PAST_QUARTER = """
            insert into batch_items (batch, barcode, school, title, name, level, box, state)
            select 'bat-' || s || '-' || :quarter, 'b-' || t || '-1', 'sd-' || s, 't-' || t, 'Judul ' || t, 'lower', 1, 'in'
              from generate_series(1, :schools) as s
             cross join generate_series(0, 99) as i
             cross join lateral (select 1 + (s * 7919 + (:quarter * 100 + i) * 13) % :titles as t) as pick
            """;

    private PlanningBench() {}

    public static void main(String[] args) {
        try (Database database = TestDatabase.fresh()) {
            long start = System.nanoTime();
            database.jdbi().useHandle(PlanningBench::fill);
            database.jdbi().useHandle(db -> db.execute("analyze"));
            tell("filled", start, SCHOOLS * (long) HISTORY * 100 + " lines of history");
            Schedule schedule = new Schedule(Policies.defaults(), () -> new Calendars(List.of()));
            Policy policy = schedule.policyOn(LocalDate.of(2026, 3, 10));
            database.useTransaction(db -> readAndPlan(db, policy));
            write(database, schedule, policy);
        }
    }

    private static void readAndPlan(Handle db, Policy policy) {
        long start = System.nanoTime();
        LocalDate on = LocalDate.of(2026, 4, 6);
        VisitDays visit = new VisitDays(
                on, LocalDate.of(2026, 7, 6), on.datesUntil(on.plusDays(80)).toList(), on.minusDays(5));
        PlanBasis basis = PlanBasis.read(db, QUARTER, region -> visit, policy);
        tell(
                "read",
                start,
                basis.holders().size() + " schools, " + basis.titles().size() + " titles");
        start = System.nanoTime();
        QuarterPlan plan = Planning.of(basis, policy);
        tell("planned", start, plan.filled() + " of " + plan.places() + " places");
    }

    /** As the hub does it: part by part, in transactions of so many. */
    private static void write(Database database, Schedule schedule, Policy policy) {
        PlanChore chore = new PlanChore(schedule);
        long start = System.nanoTime();
        int batches = 0;
        for (List<Chore.Due> parts = due(database, chore); !parts.isEmpty(); parts = due(database, chore)) {
            List<Chore.Due> some = parts;
            database.useTransaction(db -> chore.perform(db, some, policy));
            batches += parts.size();
        }
        tell("read, planned and written", start, batches + " batches in transactions of " + CHUNK);
    }

    private static List<Chore.Due> due(Database database, PlanChore chore) {
        return database.inTransaction(db -> chore.early(db, QUARTER, NOW, CHUNK));
    }

    private static void fill(Handle db) {
        db.execute("set statement_timeout = 0");
        // What is made up here refers to what is there; checking each line would take longer than all else.
        for (String reference : List.of("batch", "barcode", "school", "title")) {
            db.execute("alter table batch_items drop constraint batch_items_" + reference + "_fkey");
        }
        int titles = (int) Math.max(1_400, SCHOOLS * 100L * 13 / 10 / COPIES);
        for (String sql : List.of("""
                insert into partners (id, kind, name, region_system, region_code, created_at)
                select 'sd-' || s, 'school', 'SD ' || s, 'kemendagri', '13.' || (1 + s % 20), now()
                  from generate_series(1, :schools) as s
                """, """
                insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes, state,
                                                 enrolled_on, last_quarter)
                select 'agr-' || s, 'sd-' || s, s::text, 'SD ' || s, '13.' || (1 + s % 20), 60 + s % 60, 60 + s % 50,
                       case s % 3 when 0 then array['hewan', 'teknologi'] else '{}' end, 'active', '2024-01-01', '2026-Q3'
                  from generate_series(1, :schools) as s
                """, """
                insert into rotation_places (quarter, agreement, since)
                select quarter, 'agr-' || s, '2024-01-01'
                  from generate_series(1, :schools) as s cross join unnest(array['2026-Q2', '2026-Q3']) as quarter
                """, """
                insert into titles (id, title) select 't-' || t, 'Judul ' || t from generate_series(1, :titles) as t
                """, """
                insert into items (barcode, title, collection, grades, condition, lendable, subject, changed_at)
                select 'b-' || t || '-' || c, 't-' || t, 'children',
                       case when t % 10 < 4 then 'lower' when t % 10 < 8 then 'upper' else 'both' end, 'good', true,
                       (100 + t * 7 % 899)::text, now()
                  from generate_series(1, :titles) as t cross join generate_series(1, :copies) as c
                """, """
                insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on, due_on)
                select 'bat-' || s || '-' || q, 'agr-' || s, 'sd-' || s, (2024 + q / 4) || '-Q' || (1 + q % 4), 'closed', 100, 50,
                       '2024-01-01', '2024-04-01'
                  from generate_series(1, :schools) as s cross join generate_series(0, :history - 1) as q
                """)) {
            run(db, sql, titles, 0);
        }
        // A quarter at a time: one statement for all would be given up.
        for (int quarter = 0; quarter < HISTORY; quarter++) {
            run(db, PAST_QUARTER, titles, quarter);
        }
    }

    private static void run(Handle db, String sql, int titles, int quarter) {
        var update = db.createUpdate(sql);
        update.bind("schools", SCHOOLS)
                .bind("titles", titles)
                .bind("copies", COPIES)
                .bind("history", HISTORY)
                .bind("quarter", quarter);
        update.getConfig(org.jdbi.v3.core.statement.SqlStatements.class).setUnusedBindingAllowed(true);
        update.execute();
    }

    private static void tell(String what, long start, String of) {
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%-26s %8.2f s, %d MB used: %s%n",
                what, (System.nanoTime() - start) / 1e9, (runtime.totalMemory() - runtime.freeMemory()) >> 20, of);
    }
}
