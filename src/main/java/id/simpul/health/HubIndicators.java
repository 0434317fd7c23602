package id.simpul.health;

import id.simpul.agenda.ClockGuard;
import id.simpul.agenda.Mornings;
import id.simpul.broker.Addresses;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.database.HubLease;
import id.simpul.delivery.Deliveries;
import id.simpul.health.Reading.Figure;
import id.simpul.health.Reading.Standing;
import id.simpul.hub.Messaging;
import id.simpul.hub.Stores;
import id.simpul.hub.Work;
import id.simpul.hub.backup.BackupStanding;
import id.simpul.intake.component.IntakeStanding;
import id.simpul.ledger.Phrase;
import id.simpul.policy.SettableClock;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The indicators of a hub: what is done, and what it needs for that. */
public final class HubIndicators {
    private static final Duration LATE_DELIVERY = Duration.ofMinutes(15);
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final Duration NOW_AND_THEN = Duration.ofMinutes(10);
    /** What is elsewhere, or changes slowly. */
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);

    private static final long LITTLE_SPACE = 2048L << 20;
    private static final long NO_SPACE = 256L << 20;

    /** What is looked at. */
    public record Parts(Stores stores, Messaging messaging, Work work) {}

    private final Stores stores;
    private final Messaging messaging;
    private final Work work;
    private final Workers workers;
    private final Supplier<List<IntakeStanding>> intake;
    private final Outlook outlook;
    private final Alerts alerts;
    private boolean databaseUp;
    private boolean everWaitedFor;
    private long waitedFor;

    /**
     * @param intake how the reading of each kind's requests stands
     */
    public HubIndicators(Parts parts, Workers workers, Supplier<List<IntakeStanding>> intake, Alerts alerts) {
        this.stores = parts.stores();
        this.messaging = parts.messaging();
        this.work = parts.work();
        this.outlook = new Outlook(stores);
        this.alerts = alerts;
        this.workers = workers;
        this.intake = intake;
    }

    /** In the order in which they are looked at. */
    public List<Indicator> all() {
        DayWork dayWork =
                new DayWork(work.dueWork(), new Mornings(stores.policies()), stores.database(), stores.clock());
        return List.of(
                new Indicator("database", this::database),
                new Indicator("broker", seldomIfElsewhere(this::broker)),
                new Indicator("intake", this::intake),
                new Indicator("outbox", () -> ifDatabaseIsUp(this::outbox)),
                new Indicator("work", () -> ifDatabaseIsUp(dayWork::look)),
                new Indicator("dead-letters", seldomIfElsewhere(() -> ifDatabaseIsUp(this::deadLetters))),
                new Indicator("retention", seldom(NOW_AND_THEN, new KeptFor(stores, work)::look)),
                new Indicator("backup", seldom(ELSEWHERE, new WayBack(new BackupStanding(stores))::look)),
                new Indicator("clock", () -> clock(work.clockGuard())),
                new Indicator("disk", this::disk),
                new Indicator("memory", Memory.ofThisProcess()::look),
                new Indicator("threads", this::threads),
                new Indicator("certificate", new CertificateLife(messaging.certificate())::look),
                new Indicator("calendars", seldom(NOW_AND_THEN, outlook::calendars)),
                new Indicator("returned-mails", seldom(ELSEWHERE, outlook::returned)),
                new Indicator("stand-by", outlook::standBy),
                new Indicator(Alerts.NAME, alerts::standing));
    }

    /** A broker elsewhere is not asked every second: each question is a connection. */
    private Supplier<Reading> seldomIfElsewhere(Supplier<Reading> look) {
        return messaging.broker() instanceof EmbeddedBroker ? look : new Seldom(ELSEWHERE, look);
    }

    private Reading database() {
        // First: to a hub that has lost it the database gives no connection any more.
        boolean ours = stores.isOurs();
        databaseUp = stores.database().isUp();
        if (!databaseUp) {
            return Reading.down("basis data tidak menjawab", "The database does not answer");
        }
        if (!ours) {
            return Reading.down("basis data dipakai Simpul lain", "Another hub has the database");
        }
        if (stores.isWaitedFor()) {
            waitedFor = System.nanoTime();
            everWaitedFor = true;
        }
        boolean standsBy = everWaitedFor && System.nanoTime() - waitedFor < HubLease.LAPSES_AFTER.toNanos();
        return Reading.up(Figure.of("standing.by", standsBy ? 1 : 0));
    }

    /** Of what is dear to ask the database; that it did not answer once is not remembered. */
    private Supplier<Reading> seldom(Duration between, Supplier<Reading> look) {
        Supplier<Reading> seldom = new Seldom(between, look);
        return () -> ifDatabaseIsUp(seldom);
    }

    private Reading ifDatabaseIsUp(Supplier<Reading> look) {
        return databaseUp ? look.get() : Reading.UNKNOWN;
    }

    private Reading broker() {
        if (messaging.broker().isBlocked()) {
            return Reading.down(
                    "broker tidak menerima pesan: disknya penuh, atau tidak terjangkau",
                    "The broker takes no messages: its disk is full, or it cannot be reached");
        }
        if (messaging.broker() instanceof EmbeddedBroker embedded) {
            int percent = embedded.diskPercent();
            Reading reading = embedded.isDiskAlert()
                    ? Reading.degraded(
                            "disk broker terisi " + percent + " %", "the broker's disk is " + percent + " % full")
                    : Reading.up();
            return reading.with(Figure.of("broker.disk.used.ratio", percent / 100.0));
        }
        return Reading.up();
    }

    private Reading intake() {
        List<IntakeStanding> standings = intake.get();
        Reading reading = standings.stream()
                .flatMap(standing -> standing.trouble().stream())
                .findFirst()
                .map(trouble -> new Reading(Standing.DOWN, Phrase.verbatim(trouble), List.of()))
                .orElseGet(Reading::up);
        return reading.with(standings.stream()
                .map(standing -> new Figure(
                        "intake.stalled.seconds",
                        "kind",
                        standing.kind().wire(),
                        standing.stalled().toSeconds()))
                .toList());
    }

    private Reading outbox() {
        Instant now = stores.clock().instant();
        List<Figure> ages = new ArrayList<>();
        new Deliveries(stores.database().jdbi())
                .dueSince()
                .forEach((channel, since) -> ages.add(new Figure(
                        "outbox.oldest.seconds",
                        "channel",
                        channel.wire(),
                        Math.max(0, Duration.between(since, now).toSeconds()))));
        // A settable clock leaps over the time that deliveries take.
        boolean leaps = stores.clock() instanceof SettableClock;
        return ages.stream()
                .filter(age -> !leaps && age.value() > LATE_DELIVERY.toSeconds())
                .max(Comparator.comparing(Figure::value))
                .map(HubIndicators::late)
                .orElseGet(Reading::up)
                .with(ages);
    }

    private static Reading late(Figure age) {
        long minutes = (long) age.value() / 60;
        return Reading.degraded(
                "kiriman lewat " + age.of() + " tertunda " + minutes + " menit; ./simpul check menyebut sebabnya",
                "deliveries by " + age.of() + " are " + minutes + " minutes late; ./simpul check says why");
    }

    private Reading deadLetters() {
        long requests = messaging.broker().waiting(Addresses.DEAD_REQUESTS)
                + work.features().trouble().failures();
        Reading reading = requests == 0
                ? Reading.up()
                : Reading.degraded(
                        requests + " permintaan gagal dikerjakan Simpul; ./simpul check menyebutnya",
                        "the hub failed on " + requests + " requests; ./simpul check tells of them");
        return reading.with(Figure.of("failures.open", requests));
    }

    private static Reading clock(ClockGuard guard) {
        return guard.doubt()
                .map(doubt -> new Reading(Standing.DOWN, doubt, List.of()))
                .orElseGet(Reading::up)
                .with(Figure.of("clock.jump.seconds", guard.jump().toSeconds()));
    }

    private Reading disk() {
        try {
            FileStore store = Files.getFileStore(stores.home().directory());
            long free = store.getUsableSpace();
            return space(free).with(Figure.of("disk.free.bytes", free));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reading space(long free) {
        String mebi = (free >> 20) + " MiB";
        if (free < NO_SPACE) {
            return Reading.down("disk penuh, tinggal " + mebi, "the disk is full, " + mebi + " are left");
        }
        return free < LITTLE_SPACE
                ? Reading.degraded(
                        "disk hampir penuh, tinggal " + mebi, "the disk is nearly full, " + mebi + " are left")
                : Reading.up();
    }

    private Reading threads() {
        List<Worker> all = workers.all();
        List<String> broken = workers.broken(LATELY);
        String names = String.join(", ", broken);
        Reading reading = broken.isEmpty()
                ? Reading.up()
                : Reading.degraded(
                        "bagian ini putus dan dimulai lagi: " + names + "; log menerangkan sebabnya",
                        "these broke off and began again: " + names + "; the log says why");
        Stream<Figure> restarts =
                all.stream().map(worker -> new Figure("worker.restarts", "worker", worker.name(), worker.restarts()));
        return reading.with(Stream.concat(
                        Stream.of(Figure.of(
                                "threads", ManagementFactory.getThreadMXBean().getThreadCount())),
                        restarts)
                .toList());
    }
}
