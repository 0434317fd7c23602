package id.simpul.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.account.AccountFeature;
import id.simpul.administration.AdministrationFeature;
import id.simpul.agenda.AskedAlike;
import id.simpul.agenda.Chore;
import id.simpul.agenda.DueWork;
import id.simpul.catalogue.CatalogueFeature;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.evaluation.EvaluationFeature;
import id.simpul.exchange.ExchangeFeature;
import id.simpul.feature.Document;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.feature.Query;
import id.simpul.feature.Today;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.Inbox;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.intake.StaffHand;
import id.simpul.intake.Translator;
import id.simpul.intake.Unhurried;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import id.simpul.policy.CalendarFolder;
import id.simpul.policy.Policies;
import id.simpul.policy.Quarter;
import id.simpul.policy.SettableClock;
import id.simpul.rotation.RotationFeature;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Handles;

/** A hub without its broker: desks, chores and acts of staff on a real database, wired as the hub wires them, and a clock that is set. */
final class House implements AutoCloseable {
    private static final Fingerprints FINGERPRINTS = new Fingerprints("a key only for tests".getBytes(UTF_8));
    /** Here a slow machine must not be taken for a request that costs too much. */
    private final Database database = TestDatabase.fresh();

    private final Policies policies;
    private final SettableClock clock;
    private final Played played;
    private final RotationFeature rotation;
    private final List<Feature> features;
    private final PartnerDoor door;
    private final StaffHand hand;
    private final List<Chore> chores;
    private final DueWork dueWork;
    private Optional<Handle> changed = Optional.empty();
    private int acts;

    House(Policies policies, LocalDate first, Path calendars, Played played) {
        this.played = played;
        this.policies = policies;
        Instant start = first.atTime(LocalTime.of(5, 0)).atZone(policies.zone()).toInstant();
        this.clock = SettableClock.startingAt(start, Clock.fixed(start, policies.zone()));
        CalendarFolder folder = new CalendarFolder(calendars);
        Ground ground = new Ground(database, policies, folder::current, clock, new Partners(database.jdbi()));
        this.rotation = new RotationFeature(ground, Path.of("label-sheets.yaml"));
        this.features = features(ground, folder);
        Outbox outbox = new Outbox(() -> {});
        Desks desks =
                new Desks(features.stream().flatMap(one -> one.desks().stream()).toList());
        DecidingParts parts = new DecidingParts(desks, policies, new ReplyWriter(FINGERPRINTS), outbox);
        Decisions decisions = new Decisions(database, parts, clock, Unhurried.BUDGETS);
        Envelopes envelopes = new Envelopes(FINGERPRINTS);
        this.door = new PartnerDoor(new Translator(envelopes), decisions, clock);
        this.hand = new StaffHand(envelopes, new Inbox(database), decisions, clock, afterwards());
        this.chores = features.stream().flatMap(one -> one.chores().stream()).toList();
        this.dueWork = new DueWork(database, policies, chores, outbox, clock);
    }

    private List<Feature> features(Ground ground, CalendarFolder folder) {
        ExchangeFeature exchange = new ExchangeFeature(ground);
        return List.of(
                rotation,
                new CatalogueFeature(ground.mornings()),
                exchange,
                new EvaluationFeature(ground),
                new AccountFeature(
                        ground,
                        one -> 0,
                        one -> Optional.empty(),
                        () -> Set.of(Channel.QUEUE, Channel.EMAIL),
                        Map::of,
                        () -> Stream.of(rotation, exchange)
                                .flatMap(one -> one.ties().stream())
                                .toList()),
                new AdministrationFeature(folder, ground, Set::of, asked -> Today.NOTHING, "", List::of));
    }

    /** As the hub has it: what falls due by an act is done at once. */
    private Map<RequestType, Consumer<Decided>> afterwards() {
        return Map.of(
                RequestType.STAFF_CALENDAR_IMPORT,
                decided -> work(),
                RequestType.STAFF_PLAN,
                decided -> rotation.planEarly(
                        dueWork,
                        Quarter.parse(
                                decided.decision().outcome().path("quarter").asText())));
    }

    /** The clock shows another hour, of today or a later day. */
    void clock(LocalDate day, LocalTime hour) {
        Instant instant = day.atTime(hour).atZone(policies.zone()).toInstant();
        if (instant.isAfter(clock.instant())) {
            clock.set(instant);
        }
    }

    /** A little later. */
    private void tick() {
        clock.set(clock.instant().plusSeconds(1));
    }

    /** Does what is due; on one day of three it looks first whether all that is due is found by the one question. */
    void work() {
        if (today().getDayOfYear() % 3 == 0) {
            List<String> differences = AskedAlike.differences(database, chores, clock.instant());
            if (!differences.isEmpty()) {
                throw new Untrue("Chores asked together answer as each alone: " + differences);
            }
        }
        dueWork.run();
    }

    Policies policies() {
        return policies;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), policies.zone());
    }

    /** A partner's message, through the intake as it is; the data of the reply. */
    JsonNode ask(String partner, PartnerKind kind, RequestType type, ObjectNode data) {
        return askAll(partner, kind, type, List.of(data)).get(0);
    }

    List<JsonNode> askAll(String partner, PartnerKind kind, RequestType type, List<ObjectNode> list) {
        tick();
        List<JsonNode> replies = door.askAll(new PartnerId(partner), kind, type, list);
        replies.forEach(
                reply -> played.count(type.wire() + " " + reply.path("status").asText()));
        return replies;
    }

    /** One that takes part from now on. */
    void partner(String id, String kind) {
        ObjectNode data = Json.object().put("id", id).put("kind", kind).put("name", "Sampel " + id);
        data.put("region", "13.75").put("email", id + "@example.org").put("hasSystem", true);
        if (!act(RequestType.STAFF_PARTNER_ADD, data, "for the history").isDone()) {
            throw new Untrue("There can be no " + id);
        }
    }

    /** An act of staff, through their one hand. */
    StaffAnswer act(RequestType type, ObjectNode data, String reason) {
        tick();
        StaffAnswer answer =
                hand.perform(type, new StaffCall(Optional.of("act" + ++acts), data, new Staff("Sari Contoh", reason)));
        played.count(type.wire() + " " + answer.status().wire());
        return answer;
    }

    private <T> T read(HandleCallback<T, RuntimeException> of) {
        return changed.isPresent()
                ? of.withHandle(changed.get())
                : database.jdbi().withHandle(of);
    }

    /**
     * Looks at the tables as they would be after a change, which is not made.
     *
     * @param change SQL that returns what it changes
     */
    void ifItWereSo(String change, Runnable look) {
        try (Handle db = database.jdbi().open()) {
            db.getConfig(Handles.class).setForceEndTransactions(false);
            db.begin();
            changed = Optional.of(db);
            if (texts(change).isEmpty()) {
                throw new IllegalArgumentException("This changes nothing: " + change);
            }
            look.run();
        } finally {
            changed = Optional.empty();
        }
    }

    /** A list as staff see it. */
    List<ObjectNode> list(String name) {
        Listing<?> listing = only(features.stream().flatMap(one -> one.lists().stream()), one -> one.name()
                .equals(name));
        return read(db ->
                listing.page(db, new Query(Map.of(), Optional.empty(), 1_000)).rows());
    }

    /** A report as staff see it. */
    List<ObjectNode> document(String name, Map<String, String> filters) {
        Document document = only(features.stream().flatMap(one -> one.documents().stream()), one -> one.name()
                .equals(name));
        return read(db ->
                document.write(db, new Query(filters, Optional.empty(), 1_000)).rows());
    }

    private static <T> T only(Stream<T> all, Predicate<T> sought) {
        return all.filter(sought).findFirst().orElseThrow();
    }

    List<Map<String, Object>> rows(String sql, Object... args) {
        return read(db -> db.select(sql, args).mapToMap().list());
    }

    List<String> texts(String sql, Object... args) {
        return read(db -> db.select(sql, args).mapTo(String.class).list());
    }

    Optional<String> text(String sql, Object... args) {
        return texts(sql, args).stream().findFirst();
    }

    @Override
    public void close() {
        database.close();
    }
}
