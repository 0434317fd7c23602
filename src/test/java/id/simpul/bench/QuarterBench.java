package id.simpul.bench;

import id.simpul.hub.Hub;
import id.simpul.journey.Member;
import id.simpul.journey.WholeHub;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.policy.SettableClock;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.planning.PlanningFill;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What a quarter takes the whole hub as it is shipped: from the tick of the morning of the plan until its batches are written, and from
 * that of the announcements until they are, while a library goes on reporting copies.
 *
 * <p>Properties: {@code schools} (5000), {@code history} (8 quarters that they had), {@code copies} of a title (100), {@code runs} of the
 * vehicles a day (1000: all are visited on one day), {@code trickle} requests a second meanwhile (20), {@code alone} seconds in which only
 * these are asked, for comparison (10), {@code filled} a directory in which the filled hub is kept, for the next run to begin with a copy
 * of it.
 */
public final class QuarterBench {
    private static final int SCHOOLS = Integer.getInteger("schools", 5_000);
    private static final int HISTORY = Integer.getInteger("history", 8);
    private static final int COPIES = Integer.getInteger("copies", 100);
    private static final int RUNS = Integer.getInteger("runs", 1_000);
    private static final int TRICKLE = Integer.getInteger("trickle", 20);
    private static final Optional<Path> FILLED =
            Optional.ofNullable(System.getProperty("filled")).map(Path::of);
    private static final int ALONE = Integer.getInteger("alone", 10);

    private static final Quarter QUARTER = Quarter.parse("2026-Q2");
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 1);
    private static final String REGION = "13.75";

    private final HubUnderTest hub;

    private QuarterBench(HubUnderTest hub) {
        this.hub = hub;
    }

    public static void main(String[] args) throws Exception {
        Path directory = Files.createTempDirectory("quarter-bench");
        Path policy = Files.writeString(directory.resolve("policy.yaml"), """
                - effective: 2019-01-01
                  rotation:
                    runs-per-day: %d
                """.formatted(RUNS));
        if (isFilled()) {
            HubUnderTest.copy(FILLED.orElseThrow().resolve("home"), directory.resolve("home"));
            // It is known to be a copy, and the other is used no more.
            Files.delete(directory.resolve("home").resolve("place"));
        }
        WholeHub whole = new WholeHub(directory)
                .with("SIMPUL_CLOCK", FIRST + "T02:00:00Z")
                .with("SIMPUL_POLICY", policy.toString());
        try (HubUnderTest hub = isFilled() ? HubUnderTest.again(whole) : HubUnderTest.start(whole)) {
            new QuarterBench(hub).run();
        }
        System.exit(0);
    }

    private static boolean isFilled() {
        return FILLED.filter(Files::isDirectory).isPresent();
    }

    private Hub running() {
        return hub.hub().hub();
    }

    private Schedule schedule() {
        return new Schedule(
                running().stores().policies(), () -> running().stores().calendars());
    }

    private RotationDates dates() {
        Policy policy = schedule().policyOn(FIRST);
        return schedule().dates(policy, REGION);
    }

    private void run() throws Exception {
        if (isFilled()) {
            say("what is in %s: its schools and quarters are there", FILLED.orElseThrow());
        } else {
            fill();
        }
        Member library = hub.add("perpustakaan", "library");
        try (Trickle trickle = Trickle.begin(hub.url(), library, Asking.items(library, 1), TRICKLE)) {
            Thread.sleep(2_000);
            trickle.waited();
            Thread.sleep(ALONE * 1_000L);
            say("%d requests a second alone: %s", TRICKLE, trickle.waited());
            Used before = Used.by(hub);
            hub.server().forgetStatements();
            tick("the morning of the plan", dates().planOn(QUARTER), trickle);
            tick("the morning of the announcements", dates().announceOn(QUARTER), trickle);
            say("from tick to announcements written: %s", Used.by(hub).since(before));
            hub.server().dearest(Integer.getInteger("dearest", 12)).forEach(line -> say("    %s", line));
        }
        say(
                "announced %d, lines planned %,d, notices %,d, deliveries that wait %,d, jobs that failed %d",
                hub.server().number("select count(*) from batches where state = 'announced'"),
                hub.server().number("select count(*) from batch_items where state = 'planned'"),
                hub.server().number("select count(*) from notices"),
                hub.server().number("select count(*) from deliveries where state = 'waiting'"),
                hub.server().number("select count(*) from jobs where error is not null"));
    }

    /** Schools with their history, all of whom take notices by queue; the hub makes their queues when it starts again. */
    private void fill() throws Exception {
        LocalDate exchange = dates().exchangeOn(QUARTER);
        long begun = System.nanoTime();
        hub.filled(db -> {
            new PlanningFill(SCHOOLS, HISTORY, COPIES, exchange).fill(db);
            db.execute("update partners set channels = array['queue'] where kind = 'school'");
            db.execute("vacuum analyze");
        });
        if (FILLED.isPresent()) {
            hub.keep(FILLED.get());
        }
        say(
                "%,d schools and %d quarters are there, and their queues, after %.0f s",
                SCHOOLS, HISTORY, (System.nanoTime() - begun) / 1e9);
    }

    private void tick(String what, LocalDate day, Trickle trickle) {
        trickle.waited();
        Used before = Used.by(hub);
        Instant morning = schedule().mornings().at(day);
        ((SettableClock) running().stores().clock()).set(morning);
        running().work().dueWork().run();
        say("%s, %s: %s", what, day, Used.by(hub).since(before));
        say("    requests meanwhile: %s", trickle.waited());
    }

    /** What has been used until now. */
    private record Used(
            long wall,
            Duration java,
            Optional<Processors.Machinery> machinery,
            Duration postgres,
            long wal,
            long statements) {
        static Used by(HubUnderTest hub) {
            return new Used(
                    System.nanoTime(),
                    hub.processors().java(),
                    Processors.machinery(),
                    hub.processors().postgres().orElse(Duration.ZERO),
                    hub.server().wal(),
                    hub.server().statements());
        }

        String since(Used before) {
            return String.format(
                    Locale.ROOT,
                    "%.2f s, processor %.2f s Java%s + %.2f s PostgreSQL, %,d MB ahead, %,d statements, %,d MB of heap used",
                    (wall - before.wall) / 1e9,
                    java.minus(before.java).toMillis() / 1e3,
                    machinery
                            .map(now -> ofThem(now.minus(before.machinery.orElseThrow())))
                            .orElse(""),
                    postgres.minus(before.postgres).toMillis() / 1e3,
                    (wal - before.wal) >> 20,
                    statements - before.statements,
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        }
    }

    private static String ofThem(Processors.Machinery used) {
        return String.format(
                Locale.ROOT,
                " (compiling %.2f, collecting %.2f)",
                used.compilers().toMillis() / 1e3,
                used.collectors().toMillis() / 1e3);
    }

    @SuppressWarnings("SystemOut")
    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
