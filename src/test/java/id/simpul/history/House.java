package id.simpul.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.AskedAlike;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The library with its database and its clock, which is set; and the hub that runs there, one after the other. */
final class House extends Tables {
    private final Policies policies;
    private final TurnedClock clock;
    private final Played played;
    private final boolean thorough;
    private final Hubs hubs;
    private final Post post;
    private final Arrivals arrivals = new Arrivals(this);
    private int acts;

    /**
     * @param thorough whether the day's work is asked for in more than one way, which takes time
     */
    House(Policies policies, LocalDate first, Played played, boolean thorough) {
        this.played = played;
        this.thorough = thorough;
        this.policies = policies;
        Instant start = first.atTime(LocalTime.of(5, 0)).atZone(policies.zone()).toInstant();
        this.clock = TurnedClock.at(start, policies.zone());
        this.hubs = new Hubs(database(), policies, clock, played, arrivals::take);
        this.post = new Post(this, hubs, clock);
    }

    /** The clock shows another hour, of today or a later day. */
    void clock(LocalDate day, LocalTime hour) {
        clock.forwardTo(day.atTime(hour).atZone(policies.zone()).toInstant());
    }

    /** The clock was wrong, and is put back. */
    void clockBack(Duration by) {
        clock.turn(by.negated());
    }

    /** A little later. */
    private void tick() {
        clock.turn(Duration.ofSeconds(1));
    }

    /** Does what is due; on one day of three it looks first whether all that is due is found by the one question. */
    void work() {
        if (thorough && today().getDayOfYear() % 3 == 0) {
            List<String> differences =
                    AskedAlike.differences(database(), hubs.now().chores(), clock.instant());
            if (!differences.isEmpty()) {
                throw new Untrue("Chores asked together answer as each alone: " + differences);
            }
        }
        hubs.withHub(Hub::work);
    }

    /** What goes wrong until it is over. */
    void meets(Mishap mishap) {
        post.meets(Optional.of(mishap.kind()));
        arrivals.mayRepeat(mishap.kind().mayRepeat());
        hubs.meets(mishap);
    }

    /** It is over. */
    void meetsNothing() {
        post.meets(Optional.empty());
        arrivals.mayRepeat(false);
        hubs.meetsNothing();
    }

    Hubs hubs() {
        return hubs;
    }

    /** What is promised and due is delivered. */
    void deliver() {
        hubs.withHub(Hub::deliver);
        arrivals.hold();
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Instant now() {
        return clock.instant();
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

    @Override
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
        // One half by queue, the other by mail: both have an order of their own.
        data.putArray("notify").add(id.hashCode() % 2 == 0 ? "queue" : "email");
        if (!act(RequestType.STAFF_PARTNER_ADD, data, "for the history").isDone()) {
            throw new Untrue("There can be no " + id);
        }
    }

    /** An act of staff, through their one hand. */
    StaffAnswer act(RequestType type, ObjectNode data, String reason) {
        tick();
        StaffCall call = new StaffCall(Optional.of("act" + ++acts), data, new Staff("Sari Contoh", reason));
        AtomicReference<StaffAnswer> answered = new AtomicReference<>();
        hubs.withHub(there -> {
            answered.set(there.hand().perform(type, call));
            hubs.answers(there);
        });
        StaffAnswer answer = answered.get();
        played.count(type.wire() + " " + answer.status().wire());
        return answer;
    }

    /** A list as staff see it. */
    List<ObjectNode> list(String name) {
        Listing<?> listing = only(hubs.now().features().stream().flatMap(one -> one.lists().stream()), one -> one.name()
                .equals(name));
        return read(db ->
                listing.page(db, new Query(Map.of(), Optional.empty(), 1_000)).rows());
    }

    /** A report as staff see it. */
    List<ObjectNode> document(String name, Map<String, String> filters) {
        Document document =
                only(hubs.now().features().stream().flatMap(one -> one.documents().stream()), one -> one.name()
                        .equals(name));
        return read(db ->
                document.write(db, new Query(filters, Optional.empty(), 1_000)).rows());
    }

    private static <T> T only(Stream<T> all, Predicate<T> sought) {
        return all.filter(sought).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        hubs.close();
        super.close();
    }
}
