package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.account.AccountFeature;
import id.simpul.agenda.Chore;
import id.simpul.agenda.DueWork;
import id.simpul.agenda.Watched;
import id.simpul.catalogue.CatalogueFeature;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.feature.Ground;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.Judge;
import id.simpul.intake.Unhurried;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A library, its schools and its days, on a real database: requests are judged and chores done as the hub does them. */
public final class World implements AutoCloseable {
    public final Database database;
    public final Policies policies;
    public final Schedule schedule;
    /** Everything anybody was told, in order. */
    public final List<Notice> notices = new ArrayList<>();
    /** Every part of every job done, in order: {@code job period part}. */
    public final List<String> done = new ArrayList<>();

    /** The history, in order: {@code subject step}. */
    public final List<String> history = new ArrayList<>();

    private Calendars calendars = new Calendars(List.of());
    private final Judge judge;
    private final List<Chore> chores;
    private final DueWork dueWork;
    /** How many transactions are done before the power fails. */
    private int left = Integer.MAX_VALUE;

    private LocalDate today = LocalDate.of(2026, 1, 1);
    private int requests;

    public World() {
        this(Policies.defaults());
    }

    /** A library whose batches hold ten items, four in a box. */
    public static World small() {
        return new World(policies("rotation:", "  batch-size: 10", "  box-size: 4"));
    }

    /** The shipped policy with these lines changed. */
    public static Policies policies(String... lines) {
        try {
            Path file = Files.createTempFile("policy", ".yaml");
            try {
                Files.writeString(
                        file,
                        "- effective: 2019-01-01\n"
                                + Arrays.stream(lines)
                                        .map(line -> "  " + line + "\n")
                                        .collect(Collectors.joining()));
                return Policies.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public World(Policies policies) {
        this(policies, TestDatabase.fresh());
    }

    private World(Policies policies, Database database) {
        this.policies = policies;
        this.database = database;
        this.schedule = new Schedule(policies, () -> calendars);
        Partners partners = new Partners(database.jdbi());
        InstantSource morning = () -> schedule.mornings().at(today);
        Clock clock = morning.withZone(policies.zone());
        RotationFeature feature = new RotationFeature(schedule, partners, clock);
        List<Desk<?>> desks = new ArrayList<>(feature.desks());
        desks.addAll(new CatalogueFeature(schedule.mornings()).desks());
        desks.addAll(directory(feature, partners).desks());
        this.judge = new Judge(policies, new Desks(desks));
        this.chores = feature.chores().stream()
                .<Chore>map(chore -> new Watched(chore, 2, this::note))
                .toList();
        this.dueWork = new DueWork(database, policies, chores, new Outbox(() -> {}), clock);
    }

    /** Who takes part, with what ties schools to the rotation. */
    private AccountFeature directory(RotationFeature feature, Partners partners) {
        return new AccountFeature(
                new Ground(database, policies, () -> calendars, Clock.systemUTC(), partners),
                partner -> 0,
                partner -> Optional.empty(),
                () -> Set.of(Channel.EMAIL),
                Map::of,
                () -> feature.ties().stream().toList());
    }

    /** Decides as the running hub does: with replies, history, notices and the end of what waited. */
    public Decisions decisions(ReplyWriter replies) {
        DecidingParts parts = new DecidingParts(judge.desks(), policies, replies, new Outbox(() -> {}));
        Clock now = Clock.fixed(schedule.mornings().at(today).plusSeconds(7200), ZoneOffset.UTC);
        return new Decisions(database, parts, now, Unhurried.BUDGETS);
    }

    public void calendars(Calendars changed) {
        calendars = changed;
    }

    public LocalDate today() {
        return today;
    }

    /** Lives on to a day, doing each day's chores on that day; days on which nothing falls due pass unnoticed. */
    public void livesTo(LocalDate day) {
        while (today.isBefore(day)) {
            LocalDate tomorrow = today.plusDays(1);
            today = nextDue(day).filter(tomorrow::isBefore).orElse(tomorrow);
            work();
        }
    }

    /** The next day until this one on which something falls due; this one if nothing does. */
    private Optional<LocalDate> nextDue(LocalDate day) {
        Optional<LocalDate> due =
                dueWork.nextDue(schedule.mornings().at(day)).map(at -> LocalDate.ofInstant(at, policies.zone()));
        return due.filter(day::isAfter).or(() -> Optional.of(day));
    }

    /** Sleeps until a day, doing nothing; what fell due is done when it wakes. */
    public void sleepsTo(LocalDate day) {
        today = day;
        work();
    }

    /** Does what is due now, as the hub does it, in small transactions. */
    public void work() {
        dueWork.run();
    }

    /** Sleeps until a day, and does then one work alone, by its name. */
    public void sleepsTo(LocalDate day, String work) {
        today = day;
        dueWork.run(work);
    }

    /** Wakes on a day and is cut off, as by a power failure, when so many transactions are done. */
    public void cutOffOn(LocalDate day, int transactions) {
        today = day;
        left = transactions;
        assertThatThrownBy(this::work).isInstanceOf(PowerFailure.class);
        left = Integer.MAX_VALUE;
    }

    /** What the tests of a class have in common, lived through once: each test goes on from there in a world of its own. */
    public static final class Beginning {
        private final World first;
        private final String kept;

        /** The beginning of a {@linkplain #small() small} library. */
        public static Beginning of(Consumer<World> lived) {
            World first = small();
            lived.accept(first);
            return new Beginning(first);
        }

        private Beginning(World first) {
            this.first = first;
            this.kept = TestDatabase.keep(first.database);
        }

        /** Another world that has come thus far. */
        public World goOn() {
            World next = new World(first.policies, TestDatabase.like(kept));
            next.notices.addAll(first.notices);
            next.done.addAll(first.done);
            next.history.addAll(first.history);
            next.calendars = first.calendars;
            next.today = first.today;
            next.requests = first.requests;
            return next;
        }
    }

    private static final class PowerFailure extends Error {
        private static final long serialVersionUID = 1L;
    }

    private void note(List<Chore.Due> parts, Chore.Deed deed) {
        if (left-- == 0) {
            throw new PowerFailure();
        }
        parts.forEach(due -> done.add(due.job() + " " + due.period() + " " + due.part()));
        tell(deed.notices().stream().filter(notice -> !notice.isPast(today)).toList());
        deed.effects().forEach(this::remember);
    }

    private void tell(List<Notice> told) {
        told.forEach(notice -> NoticeForm.assertPublished(notice.topic(), notice.data()));
        notices.addAll(told);
    }

    private void remember(Effect effect) {
        effect.events().forEach(event -> history.add(event.subject() + " " + event.step()));
    }

    public void partner(String id, PartnerKind kind, String region) {
        database.useTransaction(db -> db.execute(
                "insert into partners (id, kind, name, region_system, region_code, created_at)"
                        + " values (?, ?, ?, 'kemendagri', ?, now())",
                id,
                kind.wire(),
                "Sampel " + id,
                region));
    }

    /** So many titles for a level, each with so many copies: barcodes {@code prefix-title-copy}. */
    public void items(String prefix, int titles, int copies, String grades) {
        List<Request> list = new ArrayList<>();
        for (int title = 1; title <= titles; title++) {
            for (int copy = 1; copy <= copies; copy++) {
                list.add(request(
                        "library",
                        RequestType.CATALOGUE_ITEM,
                        Json.object()
                                .put("barcode", prefix + "-" + title + "-" + copy)
                                .put("title", "Cerita " + prefix + " " + title)
                                .put("author", "Pengarang " + title)
                                .put("collection", "children")
                                .put("grades", grades)
                                .put("condition", "good")
                                .put("lendable", true)));
            }
        }
        ask(list);
    }

    public Decision staff(RequestType type, ObjectNode data) {
        return staff(type, data, "because");
    }

    public Decision staff(RequestType type, ObjectNode data, String reason) {
        Request plain = request("staff", type, data);
        return ask(List.of(Asked.approved(plain, reason))).get(0);
    }

    /** A partner's request that waited, as staff say yes to it. */
    public Decision staff(String partner, RequestType type, ObjectNode data, boolean anyway) {
        Request approved = Asked.approved(request(partner, type, data), "because");
        Request.Staff staff = approved.staff().orElseThrow();
        return ask(List.of(new Request(
                        approved.partner(),
                        approved.kind(),
                        approved.id(),
                        approved.type(),
                        approved.time(),
                        approved.test(),
                        approved.data(),
                        Optional.of(anyway ? staff.insisting() : staff))))
                .get(0);
    }

    public Decision ask(String partner, RequestType type, ObjectNode data) {
        return ask(List.of(request(partner, type, data))).get(0);
    }

    public Request request(String partner, RequestType type, ObjectNode data) {
        return Asked.by(partner)
                .named("r" + ++requests)
                .at(schedule.mornings().at(today).plusSeconds(3600))
                .request(type, data);
    }

    /** A list of requests, in one transaction. */
    public List<Decision> ask(List<Request> list) {
        Instant now = schedule.mornings().at(today).plusSeconds(3600);
        List<Decision> decisions = database.inTransaction(db -> judge.ask(db, now, list)).stream()
                .map(Decided::decision)
                .toList();
        for (Decision decision : decisions) {
            tell(decision.notices());
            decision.effects().forEach(this::remember);
        }
        return decisions;
    }

    /** Enrols a school now, with 60 lower and 40 upper pupils. */
    public String enrolled(String school, int months) {
        Decision decision = ask(school, RequestType.ROTATION_ENROL, enrolment(months));
        if (!(decision instanceof Decision.Accepted accepted)) {
            throw new AssertionError("Not accepted: " + decision.reasons());
        }
        return accepted.reference();
    }

    /** The batch of a school in a quarter. */
    public String batch(String school, String quarter) {
        return text("select id from batches where school = ? and quarter = ?", school, quarter);
    }

    /** The barcodes of a batch that are in a state, in order. */
    public List<String> barcodes(String batch, String state) {
        return texts("select barcode from batch_items where batch = ? and state = ? order by barcode", batch, state);
    }

    public String state(String batch) {
        return text("select state from batches where id = ?", batch);
    }

    public static ObjectNode of(String batch) {
        return Json.object().put("batch", batch);
    }

    /** The codes of the reasons given, as on the wire. */
    public static List<String> codes(Decision decision) {
        return decision.reasons().stream().map(reason -> reason.code().wire()).toList();
    }

    public ObjectNode enrolment(int months) {
        ObjectNode data = Json.object()
                .put("npsn", "10304" + String.format("%03d", requests))
                .put("name", "SD Sampel")
                .put("address", "Jalan Contoh 1")
                .put("termMonths", months)
                .put("acceptsReplacement", true);
        data.putObject("region").put("system", "kemendagri").put("code", "13.75");
        data.putObject("pupils").put("lower", 60).put("upper", 40);
        data.putObject("contact").put("name", "Ibu Contoh").put("email", "sd@example.org");
        return data;
    }

    public List<Notice> told(Topic topic) {
        return notices.stream().filter(notice -> notice.topic() == topic).toList();
    }

    public String text(String sql, Object... args) {
        return database.jdbi()
                .withHandle(db -> db.select(sql, args).mapTo(String.class).one());
    }

    public List<String> texts(String sql, Object... args) {
        return database.jdbi()
                .withHandle(db -> db.select(sql, args).mapTo(String.class).list());
    }

    @Override
    public void close() {
        database.close();
    }
}
