package id.simpul.rotation.planning;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueWork;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.rotation.RotationFeature;
import id.simpul.rotation.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Prints how long reading, planning and writing a quarter take on a real PostgreSQL that is filled first. Settings as system
 * properties: {@code schools}, {@code history} (quarters already had), {@code copies} (of a title).
 */
public final class PlanningBench {
    private static final int SCHOOLS = Integer.getInteger("schools", 5_000);
    private static final int HISTORY = Integer.getInteger("history", 8);
    private static final int COPIES = Integer.getInteger("copies", 100);
    private static final int ROUNDS = Integer.getInteger("rounds", 1);
    /** How many mornings with announcements are measured: with one vehicle the visits of thousands of schools take months. */
    private static final int MORNINGS = Integer.getInteger("mornings", Integer.MAX_VALUE);

    private static final int ASKED = Integer.getInteger("asked", 50);
    private static final Quarter QUARTER = Quarter.parse("2026-Q2");
    private static final Schedule SCHEDULE = new Schedule(Policies.defaults(), () -> new Calendars(List.of()));
    private static final RotationDates DATES = SCHEDULE.dates(SCHEDULE.policyOn(LocalDate.of(2026, 1, 1)), "13.75");
    private static final LocalDate EXCHANGE = DATES.exchangeOn(QUARTER);

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
            Usage start = Usage.of(database);
            database.jdbi().useHandle(PlanningBench::fill);
            database.jdbi().useHandle(db -> db.execute("vacuum analyze"));
            tell("filled", start, database, SCHOOLS * (long) HISTORY * 100 + " lines of history");
            Policy policy = SCHEDULE.policyOn(EXCHANGE);
            for (int round = 0; round < ROUNDS; round++) {
                database.useTransaction(db -> readAndPlan(database, db, policy));
            }
            quarter(database);
        }
    }

    private static void readAndPlan(Database database, Handle db, Policy policy) {
        Usage start = Usage.of(database);
        VisitDays visit = new VisitDays(
                EXCHANGE,
                EXCHANGE.plusMonths(3),
                EXCHANGE.datesUntil(EXCHANGE.plusDays(80)).toList(),
                EXCHANGE.minusDays(5));
        PlanBasis basis = PlanBasis.read(db, QUARTER, region -> visit, policy);
        tell(
                "read",
                start,
                database,
                basis.holders().size() + " schools, " + basis.titles().size() + " titles");
        start = Usage.of(database);
        QuarterPlan plan = Planning.of(basis, policy);
        tell("planned", start, database, plan.filled() + " of " + plan.places() + " places");
    }

    /** As the hub does it, from the morning of the plan to that of the announcements. */
    private static void quarter(Database database) {
        List<Chore> chores = new RotationFeature(SCHEDULE, new Partners(database.jdbi())).chores();
        AtomicReference<Instant> now = new AtomicReference<>();
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneId.of("Asia/Jakarta");
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        DueWork work = new DueWork(database, Policies.defaults(), chores, new Outbox(() -> {}), clock);
        Usage whole = Usage.of(database);
        LocalDate day = DATES.planOn(QUARTER);
        run(database, work, now, day);
        ask(database, work, chores, now.get());
        day = DATES.announceOn(QUARTER);
        for (int morning = 0; morning < MORNINGS && isAnyPlanned(database); morning++) {
            run(database, work, now, day);
            day = day.plusDays(1);
        }
        ask(database, work, chores, now.get());
        tell("from tick to announced", whole, database, count(database));
    }

    private static void run(Database database, DueWork work, AtomicReference<Instant> now, LocalDate day) {
        now.set(SCHEDULE.mornings().at(day));
        Usage start = Usage.of(database);
        work.run();
        tell("the morning of " + day, start, database, count(database));
    }

    private static boolean isAnyPlanned(Database database) {
        return database.jdbi()
                .withHandle(db -> db.createQuery("select exists (select from batches where state = 'planned')")
                        .mapTo(boolean.class)
                        .one());
    }

    /** What asking all chores costs on a day on which nothing is due. */
    private static void ask(Database database, DueWork work, List<Chore> chores, Instant until) {
        Usage start = Usage.of(database);
        for (int i = 0; i < ASKED; i++) {
            chores.forEach(chore -> database.jdbi().withHandle(db -> chore.next(db, until, 250)));
        }
        tell("each asked, " + ASKED + " times", start, database, chores.size() + " chores");
        for (Chore chore : chores) {
            long begun = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                database.jdbi().withHandle(db -> chore.next(db, until, 250));
            }
            System.out.printf("  %s %.1f ms%n", chore.job(), (System.nanoTime() - begun) / 5e6);
        }
        start = Usage.of(database);
        for (int i = 0; i < ASKED; i++) {
            work.nextDue(until);
        }
        tell("asked together", start, database, "as often");
    }

    private static String count(Database database) {
        return database.jdbi().withHandle(db -> db.createQuery("""
                        select string_agg(what || ' ' || n, ', ')
                          from (select 'batches ' || state as what, count(*) as n from batches where quarter = :quarter group by 1
                                union all
                                select 'notices ' || topic, count(*) from notices group by 1
                                union all
                                select 'failed ' || job || error, count(*) from jobs where error is not null group by 1) as each
                        """)
                .bind("quarter", QUARTER.toString())
                .mapTo(String.class)
                .one());
    }

    private static void fill(Handle db) {
        db.execute("set statement_timeout = 0");
        // What is made up here refers to what is there; checking each line would take longer than all else.
        List<String> references = db.createQuery("""
                        select conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
                         where conrelid = 'batch_items'::regclass and contype = 'f'
                        """).mapTo(String.class).list();
        references.forEach(one -> db.execute("alter table batch_items drop constraint " + one.split(" ", 2)[0]));
        int titles = (int) Math.max(1_400, SCHOOLS * 100L * 26 / 10 / COPIES);
        for (String sql : List.of("""
                insert into partners (id, kind, name, region_system, region_code, created_at, channels, has_system, email)
                select 'sd-' || s, 'school', 'SD ' || s, 'kemendagri', '13.' || (1 + s % 20), now(), array['queue', 'email'], true,
                       'sd' || s || '@example.org'
                  from generate_series(1, :schools) as s
                """, """
                insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes, state,
                                                 enrolled_on, last_quarter)
                select 'agr-' || s, 'sd-' || s, s::text, 'SD ' || s, '13.' || (1 + s % 20), 60 + s % 60, 60 + s % 50,
                       case s % 3 when 0 then array['hewan', 'teknologi'] else '{}' end, 'active', '2024-01-01', '2026-Q3'
                  from generate_series(1, :schools) as s
                """, """
                insert into rotation_places (quarter, agreement, since, planned)
                select (n / 4) || '-Q' || (1 + n % 4), 'agr-' || s, '2024-01-01', n < 2026 * 4 + 1
                  from generate_series(1, :schools) as s cross join generate_series(2026 * 4 + 1 - :history, 2026 * 4 + 2) as n
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
                select 'bat-' || s || '-' || q, 'agr-' || s, 'sd-' || s, (n / 4) || '-Q' || (1 + n % 4), 'closed', 100, 50,
                       '2024-01-01', '2024-04-01'
                  from generate_series(1, :schools) as s cross join generate_series(0, :history - 1) as q
                 cross join lateral (select 2026 * 4 + 1 - :history + q as n) as quarter
                """, """
                update batches set state = 'received', deliver_on = '2026-01-05', dispatched_on = '2026-01-05',
                                   received_on = '2026-01-06', due_on = :exchange
                 where quarter = '2026-Q1'
                """, """
                insert into jobs (job, period, part, due_at, done_at)
                select job, quarter, id, '2026-01-01', '2026-01-01'
                  from batches cross join unnest(array['rotation.plan', 'rotation.announce', 'rotation.due', 'rotation.not-gone']) as job
                """, """
                insert into batch_items (batch, barcode, school, title, name, level, box, state)
                select 'bat-' || s || '-' || (:history - 1), 'b-' || (1 + k % :titles) || '-' || (2 + k / :titles), 'sd-' || s,
                       't-' || (1 + k % :titles), 'Judul', 'lower', 1, 'sent'
                  from generate_series(1, :schools) as s cross join generate_series(0, 99) as i
                 cross join lateral (select (s - 1) * 100 + i as k) as each
                """, """
                update items set loan = batch_items.batch from batch_items
                 where batch_items.barcode = items.barcode and batch_items.state = 'sent'
                """)) {
            run(db, sql, titles, 0);
        }
        // A quarter at a time: one statement for all would be given up.
        for (int quarter = 0; quarter < HISTORY - 1; quarter++) {
            run(db, PAST_QUARTER, titles, quarter);
        }
        references.forEach(one -> db.execute("alter table batch_items add constraint " + one));
    }

    private static void run(Handle db, String sql, int titles, int quarter) {
        var update = db.createUpdate(sql);
        update.bind("schools", SCHOOLS)
                .bind("titles", titles)
                .bind("copies", COPIES)
                .bind("history", HISTORY)
                .bind("quarter", quarter)
                .bind("exchange", EXCHANGE);
        update.getConfig(org.jdbi.v3.core.statement.SqlStatements.class).setUnusedBindingAllowed(true);
        update.execute();
    }

    /** What the whole process and the whole of PostgreSQL have used, in nanoseconds. */
    private record Usage(long wall, long jvm, long postgres) {
        static Usage of(Database database) {
            int backend = database.jdbi().withHandle(db -> db.createQuery("select pg_backend_pid()")
                    .mapTo(int.class)
                    .one());
            ProcessHandle postmaster =
                    ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
            long postgres = Stream.concat(Stream.of(postmaster), postmaster.children())
                    .mapToLong(one ->
                            one.info().totalCpuDuration().map(Duration::toNanos).orElse(0L))
                    .sum();
            return new Usage(System.nanoTime(), hub(), postgres);
        }

        private static long hub() {
            return ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .map(Duration::toNanos)
                    .orElse(0L);
        }
    }

    private static void tell(String what, Usage start, Database database, String of) {
        Usage end = Usage.of(database);
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%-26s %8.2f s, processor %7.2f s hub + %7.2f s PostgreSQL, %d MB used: %s%n",
                what,
                (end.wall - start.wall) / 1e9,
                (end.jvm - start.jvm) / 1e9,
                (end.postgres - start.postgres) / 1e9,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                of);
    }
}
