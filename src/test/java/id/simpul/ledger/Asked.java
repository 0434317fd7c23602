package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Request.Staff;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests for tests: whoever asks, what matters to the test is said, and all else has a default. */
public record Asked(PartnerId by, Optional<PartnerKind> kind, String id, Instant at, Optional<Staff> staff) {
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    /** Of an id of its own; in the morning of 1 July 2026, in earnest, by the partner itself. */
    public static Asked by(PartnerId partner) {
        String id = "r-" + REQUESTS.incrementAndGet();
        return new Asked(partner, Optional.empty(), id, Instant.parse("2026-07-01T02:00:00Z"), Optional.empty());
    }

    public static Asked by(String partner) {
        return by(new PartnerId(partner));
    }

    public static Asked byStaff(String reason) {
        return by(PartnerId.STAFF).approved(reason);
    }

    /** Of a kind; by default the one that sends such requests, or if several do, the library. */
    public Asked as(PartnerKind known) {
        return new Asked(by, Optional.of(known), id, at, staff);
    }

    public Asked named(String own) {
        return new Asked(by, kind, own, at, staff);
    }

    public Asked at(Instant time) {
        return new Asked(by, kind, id, time, staff);
    }

    /** As Sari of the library's staff decides it. */
    public Asked approved(String reason) {
        return new Asked(by, kind, id, at, Optional.of(new Staff("Sari", reason)));
    }

    public Request request(RequestType type, ObjectNode data) {
        return new Request(by, kind.orElseGet(() -> sender(type)), id, type, at, false, data, staff);
    }

    private static PartnerKind sender(RequestType type) {
        Set<PartnerKind> senders = type.senders();
        return senders.size() == 1 ? senders.iterator().next() : PartnerKind.LIBRARY;
    }

    /** The same request, as staff decide it. */
    public static Request approved(Request asked, String reason) {
        return like(asked).approved(reason).request(asked.type(), asked.data());
    }

    /** The same request, at another time. */
    public static Request again(Request asked, Instant at) {
        return like(asked).at(at).request(asked.type(), asked.data());
    }

    /** Everything of a request but its type and its data. */
    public static Asked like(Request asked) {
        return new Asked(asked.partner(), Optional.of(asked.kind()), asked.id(), asked.time(), asked.staff());
    }
}
