package id.simpul.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.intake.Incoming;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Opened.Malformed;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for what somebody says for a partner on a page: it becomes the partner's own request, on the partner's own queue, and its
 * reply is waited for a little.
 */
public final class PartnerDoor {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerDoor.class);
    /** Three seconds in all: most replies are there at the second look. */
    private static final List<Integer> LOOKS_MILLIS = List.of(30, 50, 100, 200, 400, 700, 700, 820);

    private static final String PREFIX = "id.simpul.";
    private static final String SUFFIX = ".v1";

    private final Database database;
    private final Envelopes envelopes;
    private final Posted posted;
    private final Queue queue;
    private final BooleanSupplier blocked;

    /** Puts an event on a partner's queue, or throws what the broker threw. */
    @FunctionalInterface
    public interface Queue {
        void put(PartnerId partner, byte[] event);
    }

    /**
     * @param blocked whether the broker takes nothing from anybody
     */
    public PartnerDoor(Database database, Envelopes envelopes, Posted posted, Queue queue, BooleanSupplier blocked) {
        this.database = database;
        this.envelopes = envelopes;
        this.posted = posted;
        this.queue = queue;
        this.blocked = blocked;
    }

    /**
     * What is said.
     *
     * @param id the request's
     * @param subject what it is about, for the history
     * @param purpose of the page on which it is said
     */
    public record Saying(String id, RequestType type, ObjectNode data, String subject, String purpose) {}

    /** What became of it so far. */
    public sealed interface Outcome {}

    /** Nothing was put on the queue: so it cannot be read, or holds a personal number. */
    public record Unreadable(List<Reason> problems) implements Outcome {
        public Unreadable {
            problems = List.copyOf(problems);
        }
    }

    /**
     * The broker did not take it.
     *
     * @param full whether too much of this partner waits already
     */
    public record NotTaken(boolean full) implements Outcome {}

    /** It is on its way. */
    public record Waiting(String id) implements Outcome {}

    /** The reply is there. */
    public record Answered(String id, ObjectNode reply) implements Outcome {}

    /** Says it; said again under the same id, it is said once. */
    public Outcome say(Partner partner, Saying saying) {
        byte[] event = event(partner.id(), saying);
        Instant at = posted.now();
        Incoming incoming = new Incoming(partner.id(), partner.kind(), saying.id(), at, event);
        if (envelopes.open(incoming) instanceof Malformed malformed) {
            return new Unreadable(malformed.problems());
        }
        if (posted.isOfAnother(partner.id(), saying.id(), event)) {
            return say(partner, anew(saying, event));
        }
        boolean first = posted.standingOf(partner.id(), saying.id()).isEmpty();
        try {
            queue.put(partner.id(), event);
        } catch (RuntimeException e) {
            return notTaken(e);
        }
        posted.note(partner.id(), saying.id(), at);
        if (first) {
            record(partner.id(), saying, at);
        }
        return await(partner.id(), saying.id());
    }

    /** Why it could not be said; nothing if it could. */
    public List<Reason> against(PartnerId partner, PartnerKind kind, RequestType type, ObjectNode data) {
        byte[] event = event(partner, new Saying("form", type, data, "", ""));
        return envelopes.open(new Incoming(partner, kind, "form", posted.now(), event)) instanceof Malformed malformed
                ? malformed.problems()
                : List.of();
    }

    /** A page that was gone back to and filled in otherwise says something else. */
    private Saying anew(Saying saying, byte[] event) {
        String mark = envelopes
                .fingerprint(event)
                .map(fingerprint -> fingerprint.hex().substring(0, 8))
                .orElseThrow();
        return new Saying(saying.id() + "-" + mark, saying.type(), saying.data(), saying.subject(), saying.purpose());
    }

    /** Without a time of its own, so that a second press of the button is the same request. */
    private static byte[] event(PartnerId partner, Saying saying) {
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", saying.id())
                .put("source", "/partners/" + partner)
                .put("type", PREFIX + saying.type().wire() + SUFFIX)
                .put("datacontenttype", "application/json");
        event.set("data", saying.data());
        return Json.text(event).getBytes(UTF_8);
    }

    private NotTaken notTaken(RuntimeException e) {
        boolean full = BrokerTrouble.isFull(e) && !blocked.getAsBoolean();
        if (!full) {
            LOG.warn("What was said on a page could not be put on its queue", e);
        }
        return new NotTaken(full);
    }

    /** The queue has it: nothing that fails from here on makes it unsaid. */
    private void record(PartnerId partner, Saying saying, Instant at) {
        ObjectNode detail = Json.object()
                .put("purpose", saying.purpose())
                .put("type", saying.type().wire());
        Event event = new Event(partner, Optional.of(saying.id()), saying.subject(), "said-by-link", detail);
        try {
            database.useTransaction(db -> Events.append(db, List.of(event), at));
        } catch (RuntimeException e) {
            LOG.warn("That something was said on a page could not be noted in the history", e);
        }
    }

    private Outcome await(PartnerId partner, String id) {
        for (int millis : LOOKS_MILLIS) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new Waiting(id);
            }
            Optional<Outcome> answered = standingOf(partner, id).filter(outcome -> outcome instanceof Answered);
            if (answered.isPresent()) {
                return answered.get();
            }
        }
        return new Waiting(id);
    }

    /** What became of it by now; nothing if it was never said. */
    public Optional<Outcome> standingOf(PartnerId partner, String id) {
        return posted.standingOf(partner, id).map(standing -> standing.reply()
                .<Outcome>map(
                        reply -> new Answered(id, (ObjectNode) Json.parse(reply).path("data")))
                .orElseGet(() -> new Waiting(id)));
    }
}
