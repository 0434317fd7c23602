package id.simpul.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.administration.AdministrationFeature;
import id.simpul.agenda.AskedAlike;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Document;
import id.simpul.feature.Listing;
import id.simpul.feature.Query;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import id.simpul.policy.PolicyChange;
import id.simpul.policy.SettableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Handles;

/** The library with its database and its clock, which is set; and the hub that runs there, one after the other. */
final class House implements AutoCloseable {
    private static final int PATIENCE = 8;

    /** For who looks from outside; the hubs have connections of their own. */
    private final Database database = TestDatabase.fresh();

    private final Policies policies;
    private final Path calendars;
    private final SettableClock clock;
    private final Played played;
    private final Post post;
    private Hub hub;
    private Optional<Handle> changed = Optional.empty();
    private int acts;

    House(Policies policies, LocalDate first, Path calendars, Played played) {
        this.played = played;
        this.policies = policies;
        this.calendars = calendars;
        Instant start = first.atTime(LocalTime.of(5, 0)).atZone(policies.zone()).toInstant();
        this.clock = SettableClock.startingAt(start, Clock.fixed(start, policies.zone()));
        this.post = new Post(this, clock);
        this.hub = start();
    }

    private Hub start() {
        Database own = TestDatabase.again(database);
        return new Hub(own, own.lease(), policies, clock, calendars);
    }

    /** The hub ends, and another begins. */
    void restart() {
        hub.close();
        hub = start();
        played.count("the hub starts again");
    }

    /** Another hub takes the database while this one stands still; it does not know. */
    private void replace() {
        endLease();
        hub = start();
        played.count("another hub takes over");
    }

    /** The connection of the lock breaks, as when a machine stands still. */
    private void endLease() {
        rows("""
                select pg_terminate_backend(l.pid, 5000) from pg_locks l
                 where l.locktype = 'advisory' and l.granted and l.objsubid = 1 and l.classid = 29545
                   and l.database = (select oid from pg_database where datname = current_database())""");
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
            List<String> differences = AskedAlike.differences(database, hub.chores(), clock.instant());
            if (!differences.isEmpty()) {
                throw new Untrue("Chores asked together answer as each alone: " + differences);
            }
        }
        withHub(Hub::work);
    }

    /** What goes wrong until it is over. */
    void meets(Mishap mishap) {
        post.meets(Optional.of(mishap.kind()));
        mishap.kind().fault().ifPresent(fault -> hub.faults().arm(fault, mishap.place(), this::replace));
    }

    /** It is over. */
    void meetsNothing() {
        post.meets(Optional.empty());
        hub.faults().disarm();
    }

    /** Has the hub do something until it is done, by whichever hub there is: whoever asks it asks again when it fails or dies. */
    void withHub(Consumer<Hub> work) {
        for (int attempt = 1; !isDone(work); attempt++) {
            if (attempt == PATIENCE) {
                throw new Untrue("The hub does not get on with it");
            }
        }
    }

    private boolean isDone(Consumer<Hub> work) {
        Hub used = hub;
        try {
            work.accept(used);
            if (used != hub) {
                throw new Untrue("A hub that was replaced while it worked goes on as if it were not");
            }
            if (!used.faults().isDead()) {
                return true;
            }
        } catch (Untrue e) {
            throw e;
        } catch (RuntimeException e) {
            if (!used.faults().hasFired()) {
                throw e;
            }
            played.count("the hub fails");
        }
        if (used != hub) {
            isPutOut(used, work);
        } else if (used.faults().isDead()) {
            restart();
        }
        return false;
    }

    /** A hub that was replaced wakes, and can do nothing. */
    private static void isPutOut(Hub before, Consumer<Hub> work) {
        try (before) {
            work.accept(before);
        } catch (Untrue e) {
            throw e;
        } catch (RuntimeException e) {
            return;
        }
        throw new Untrue("A hub that was replaced goes on when it wakes");
    }

    /** Another hub takes over between two steps. */
    void takeOver() {
        Hub before = hub;
        replace();
        isPutOut(before, Hub::work);
    }

    /** What is in force is what staff have set. */
    void isByTheRules() {
        List<Long> set = database.inTransaction(AdministrationFeature::policyChanges).stream()
                .map(PolicyChange::number)
                .toList();
        List<Long> inForce =
                policies.changes().stream().map(PolicyChange::number).toList();
        if (!set.equals(inForce)) {
            throw new Untrue("The changes of the policy " + set + " are set, and the hub goes by " + inForce);
        }
    }

    Post post() {
        return post;
    }

    /** How far everything is that is written when something happens. */
    String changes() {
        return text("""
                select concat((select max(seq) from events), ' ', (select count(*) from requests), ' ', (select max(seq) from notices))""").orElseThrow();
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
        List<JsonNode> replies = post.askAll(new PartnerId(partner), kind, type, list);
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
        StaffCall call = new StaffCall(Optional.of("act" + ++acts), data, new Staff("Sari Contoh", reason));
        AtomicReference<StaffAnswer> answered = new AtomicReference<>();
        withHub(there -> answered.set(there.hand().perform(type, call)));
        StaffAnswer answer = answered.get();
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
        Listing<?> listing = only(hub.features().stream().flatMap(one -> one.lists().stream()), one -> one.name()
                .equals(name));
        return read(db ->
                listing.page(db, new Query(Map.of(), Optional.empty(), 1_000)).rows());
    }

    /** A report as staff see it. */
    List<ObjectNode> document(String name, Map<String, String> filters) {
        Document document = only(hub.features().stream().flatMap(one -> one.documents().stream()), one -> one.name()
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
        hub.close();
        database.close();
    }
}
