package id.simpul.rotation.planning;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueWork;
import id.simpul.bench.Processors;
import id.simpul.database.Database;
import id.simpul.database.EmbeddedDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.rotation.RotationFeature;
import id.simpul.rotation.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;

/**
 * Prints how long reading, planning and writing a quarter take on a real PostgreSQL that is filled first. Settings as system
 * properties: {@code schools}, {@code history} (quarters already had), {@code copies} (of a title), {@code runs} (of the vehicles a
 * day), {@code lone} (requests a second that ask for something else meanwhile, 0 for none), {@code home} (a folder that keeps
 * what was filled, if it is copied before it is used).
 */
public final class PlanningBench {
    private static final int SCHOOLS = Integer.getInteger("schools", 5_000);
    private static final int HISTORY = Integer.getInteger("history", 8);
    private static final int COPIES = Integer.getInteger("copies", 100);
    private static final int ROUNDS = Integer.getInteger("rounds", 1);

    /** How many mornings with announcements are measured: with one vehicle the visits of thousands of schools take months. */
    private static final int MORNINGS = Integer.getInteger("mornings", Integer.MAX_VALUE);

    private static final int ASKED = Integer.getInteger("asked", 0);
    /** Requests about single copies that are asked a second meanwhile. */
    private static final int LONE = Integer.getInteger("lone", 20);

    private static final int ALONE = Integer.getInteger("alone.seconds", 10);

    private static final Quarter QUARTER = Quarter.parse("2026-Q2");
    private static final Policies POLICIES = Policies.parse("""
            - effective: 2019-01-01
              rotation:
                runs-per-day: %d
            """.formatted(Integer.getInteger("runs", 1_000)));
    private static final Schedule SCHEDULE = new Schedule(POLICIES, () -> new Calendars(List.of()));
    private static final RotationDates DATES = SCHEDULE.dates(SCHEDULE.policyOn(LocalDate.of(2026, 1, 1)), "13.75");
    private static final LocalDate EXCHANGE = DATES.exchangeOn(QUARTER);

    private static Processors processors;

    private PlanningBench() {}

    public static void main(String[] args) throws Exception {
        Path home = System.getProperty("home") == null
                ? Files.createTempDirectory("planning-bench")
                : Files.createDirectories(Path.of(System.getProperty("home")));
        processors = new Processors(home.resolve("data"));
        try (EmbeddedDatabase server = EmbeddedDatabase.start(home, 0, "admin-of-bench", "user-of-bench");
                Database database = server.open()) {
            if (isEmpty(database)) {
                Usage start = Usage.now();
                database.jdbi().useHandle(new PlanningFill(SCHOOLS, HISTORY, COPIES, EXCHANGE)::fill);
                database.jdbi().useHandle(db -> db.execute("vacuum analyze"));
                tell("filled", start, SCHOOLS * (long) HISTORY * 100 + " lines of history");
            }
            Policy policy = SCHEDULE.policyOn(EXCHANGE);
            for (int round = 0; round < ROUNDS; round++) {
                database.useTransaction(db -> readAndPlan(db, policy));
            }
            if (!Boolean.getBoolean("only.read")) {
                quarter(database);
            }
        }
    }

    private static boolean isEmpty(Database database) {
        return database.jdbi()
                .withHandle(db -> db.createQuery("select not exists (select from partners where kind = 'school')")
                        .mapTo(boolean.class)
                        .one());
    }

    private static void readAndPlan(Handle db, Policy policy) {
        Usage start = Usage.now();
        VisitDays visit = new VisitDays(
                EXCHANGE,
                EXCHANGE.plusMonths(3),
                EXCHANGE.datesUntil(EXCHANGE.plusDays(80)).toList(),
                EXCHANGE.minusDays(5));
        PlanBasis basis = PlanBasis.read(db, QUARTER, region -> visit, policy);
        tell(
                "read",
                start,
                basis.holders().size() + " schools, " + basis.titles().size() + " titles");
        start = Usage.now();
        QuarterPlan plan = Planning.of(basis, policy);
        tell("planned", start, plan.filled() + " of " + plan.places() + " places");
    }

    /** As the hub does it, from the morning of the plan to that of the announcements. */
    private static void quarter(Database database) throws InterruptedException {
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
        DueWork work = new DueWork(database, POLICIES, chores, new Outbox(() -> {}), clock);
        LocalDate day = DATES.planOn(QUARTER);
        Statements statements = Statements.of(database);
        LoneRequests requests = LoneRequests.begin(database, LONE);
        try {
            if (LONE > 0) {
                System.out.println("lone requests before it:  " + requests.waitedAlone(ALONE));
            }
            Usage whole = Usage.now();
            run(database, work, now, day);
            day = DATES.announceOn(QUARTER);
            for (int morning = 0; morning < MORNINGS && isAnyPlanned(database); morning++) {
                run(database, work, now, day);
                day = day.plusDays(1);
            }
            tell("from tick to announced", whole, count(database));
            System.out.println("lone requests meanwhile: " + requests.waited());
        } finally {
            requests.end();
        }
        statements.print();
        if (ASKED > 0) {
            ask(database, work, chores, now.get());
        }
    }

    private static void run(Database database, DueWork work, AtomicReference<Instant> now, LocalDate day) {
        now.set(SCHEDULE.mornings().at(day));
        Usage start = Usage.now();
        work.run();
        tell("the morning of " + day, start, count(database));
    }

    private static boolean isAnyPlanned(Database database) {
        return database.jdbi()
                .withHandle(db -> db.createQuery("select exists (select from batches where state = 'planned')")
                        .mapTo(boolean.class)
                        .one());
    }

    /** What asking all chores costs on a day on which nothing is due. */
    private static void ask(Database database, DueWork work, List<Chore> chores, Instant until) {
        Usage start = Usage.now();
        for (int i = 0; i < ASKED; i++) {
            chores.forEach(chore -> database.jdbi().withHandle(db -> chore.next(db, until, 250)));
        }
        tell("each asked, " + ASKED + " times", start, chores.size() + " chores");
        for (Chore chore : chores) {
            long begun = System.nanoTime();
            for (int i = 0; i < 5; i++) {
                database.jdbi().withHandle(db -> chore.next(db, until, 250));
            }
            System.out.printf("  %s %.1f ms%n", chore.job(), (System.nanoTime() - begun) / 5e6);
        }
        start = Usage.now();
        for (int i = 0; i < ASKED; i++) {
            work.nextDue(until);
        }
        tell("asked together", start, "as often");
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

    /** What the whole process and the whole of PostgreSQL have used, in nanoseconds. */
    private record Usage(long wall, long jvm, long postgres, long allocated) {
        static Usage now() {
            return new Usage(
                    System.nanoTime(),
                    processors.java().toNanos(),
                    processors.postgres().orElse(Duration.ZERO).toNanos(),
                    Processors.allocated());
        }
    }

    private static void tell(String what, Usage start, String of) {
        Usage end = Usage.now();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                "%-26s %8.2f s, processor %7.2f s hub + %7.2f s PostgreSQL, %d MB used, %d MB allocated by this thread: %s%n",
                what,
                (end.wall - start.wall) / 1e9,
                (end.jvm - start.jvm) / 1e9,
                (end.postgres - start.postgres) / 1e9,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                (end.allocated - start.allocated) >> 20,
                of);
    }
}
