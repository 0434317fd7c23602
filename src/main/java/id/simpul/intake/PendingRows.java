package id.simpul.intake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Rows;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table of requests that wait for a decision. */
final class PendingRows {
    private PendingRows() {}

    /**
     * A request that waits, or waited.
     *
     * @param partner who goes on as the one that asked
     */
    record Row(
            RequestKey key,
            PartnerId partner,
            PartnerKind kind,
            RequestType type,
            String waitsFor,
            Instant happenedAt,
            ObjectNode data) {}

    /** Who decided, and how. */
    record Decider(Instant at, String name, String decision) {}

    /** A request, and who decided on it if anybody has. */
    record Standing(Row row, Optional<Decider> decider) {}

    /** A request that somebody may mean, and whether it still waits. */
    record Named(RequestKey key, boolean open) {}

    /** A request that still waits, since when, and the reply it was given meanwhile. */
    record Open(Row row, Instant since, ObjectNode reply) {}

    private record Entry(
            PartnerId partner,
            String request,
            String type,
            String waitsFor,
            String data,
            Instant happened,
            Instant since) {
        static Entry of(Decided decided, Decision.Pending pending) {
            Request request = decided.request();
            return new Entry(
                    request.askedAs(),
                    request.id(),
                    request.type().wire(),
                    pending.waitsFor().wire(),
                    request.data().toString(),
                    request.time(),
                    decided.at());
        }
    }

    /** Enters those of the decided requests that wait for somebody. */
    static void enter(Handle db, List<Case> cases) {
        List<Entry> entries = new ArrayList<>();
        cases.forEach(one -> one.decided().ifPresent(decided -> {
            if (decided.decision() instanceof Decision.Pending pending) {
                entries.add(Entry.of(decided, pending));
            }
        }));
        if (entries.isEmpty()) {
            return;
        }
        String sql = """
                insert into pending (partner, request_id, type, waits_for, data, happened_at, since)
                select * from unnest(:partner, :request, :type, :waitsFor, :data, :happened, :since)
                """;
        Rows.bind(db.createUpdate(sql), Entry.class, entries).execute();
    }

    /** Locks the row (for update), so that the request is decided once. */
    static Optional<Standing> locked(Handle db, RequestKey key) {
        return db.createQuery("""
                        select w.partner, w.request_id, w.type, w.waits_for, w.happened_at, w.data, p.id as goes_on_as, p.kind,
                               w.decided_at, w.decided_by, w.decision
                          from pending w
                          left join partners p on p.id = current_partner(w.partner)
                         where w.partner = :partner and w.request_id = :request
                           for update of w
                        """)
                .bind("partner", key.partner())
                .bind("request", key.id())
                .map((row, context) -> new Standing(row(row), decider(row)))
                .findOne();
    }

    private static Optional<Decider> decider(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("decided_at");
        return at == null
                ? Optional.empty()
                : Optional.of(new Decider(at.toInstant(), row.getString("decided_by"), row.getString("decision")));
    }

    /**
     * The requests that somebody may mean.
     *
     * @param asked an id, or a partner and an id with a slash between them
     */
    static List<Named> named(Handle db, String asked) {
        return db.createQuery("""
                        select partner, request_id, decided_at is null as open
                          from pending
                         where request_id = :asked or partner || '/' || request_id = :asked
                         order by decided_at is not null, partner, request_id
                        """)
                .bind("asked", asked)
                .map((row, context) -> new Named(key(row), row.getBoolean("open")))
                .list();
    }

    /** Where a page ended. */
    record Place(Instant since, String partner, String request) {
        static Place of(WaitingRequest last) {
            return new Place(last.since(), last.partner().value(), last.request());
        }

        /** As {@link #toString} wrote it. */
        static Place parse(String text) {
            String[] parts = text.split(" ", 3);
            return new Place(Instant.parse(parts[0]), parts[1], parts[2]);
        }

        @Override
        public String toString() {
            return since + " " + partner + " " + request;
        }
    }

    /** Of whom, and which; all that wait if neither is said. */
    record Wanted(Optional<PartnerId> partner, Optional<String> request) {
        static final Wanted ALL = new Wanted(Optional.empty(), Optional.empty());
    }

    /** Those that still wait, the longest waiting first. */
    static List<Open> open(Handle db, Wanted wanted, Optional<Place> after, int most) {
        return db.createQuery("""
                        select w.partner, w.request_id, w.type, w.waits_for, w.happened_at, w.data, w.since, r.event,
                               p.id as goes_on_as, p.kind
                          from pending w
                          join requests r on r.partner = w.partner and r.id = w.request_id
                          left join partners p on p.id = current_partner(w.partner)
                         where w.decided_at is null
                           and (:of is null or w.partner = :of) and (:named is null or w.request_id = :named)
                           and (w.since, w.partner, w.request_id) > (:since, :partner, :request)
                         order by w.since, w.partner, w.request_id
                         limit :most
                        """)
                .bindByType("of", wanted.partner().orElse(null), PartnerId.class)
                .bindByType("named", wanted.request().orElse(null), String.class)
                .bind("since", after.map(Place::since).orElse(Instant.EPOCH))
                .bind("partner", after.map(Place::partner).orElse(""))
                .bind("request", after.map(Place::request).orElse(""))
                .bind("most", most)
                .map((row, context) ->
                        new Open(row(row), row.getTimestamp("since").toInstant(), Json.parse(row.getString("event"))))
                .list();
    }

    /** Who decided a request for good, how and why, and what its status is now. */
    record Closing(Instant at, String by, Verdict verdict, String reason, String status) {}

    /**
     * Closes a request that is decided for good; the personal data it held has served and goes.
     *
     * @return what was asked; nothing if it waits no more
     */
    static Optional<RequestType> close(Handle db, RequestKey key, Closing closing) {
        return db.createQuery("""
                        with closed as (
                            update pending
                               set decided_at = :at, decided_by = :by, decision = :verdict, reason = :reason, data = '{}'
                             where partner = :partner and request_id = :request and decided_at is null
                            returning partner, request_id)
                        update requests r
                           set status = :status
                          from closed
                         where r.partner = closed.partner and r.id = closed.request_id
                        returning r.type
                        """)
                .bind("at", closing.at())
                .bind("by", closing.by())
                .bind("verdict", closing.verdict().wire())
                .bind("reason", closing.reason())
                .bind("partner", key.partner())
                .bind("request", key.id())
                .bind("status", closing.status())
                .mapTo(String.class)
                .findOne()
                .map(RequestType::recorded);
    }

    /** What staff said of it; nothing as long as it waits. */
    static Optional<PendingDecisions.StaffSaid> answered(Handle db, RequestKey key) {
        return db.createQuery("""
                        select r.status, coalesce(p.reason, '') as reason
                          from pending p
                          join requests r on r.partner = p.partner and r.id = p.request_id
                         where p.partner = :partner and p.request_id = :request and p.decided_at is not null
                        """)
                .bind("partner", key.partner())
                .bind("request", key.id())
                .map((row, context) -> new PendingDecisions.StaffSaid(
                        row.getString("status").equals("accepted"), row.getString("reason")))
                .findOne();
    }

    /** Staff have said yes, and now it waits for somebody else. */
    static void passOn(Handle db, RequestKey key, Decision.Pending pending) {
        db.createUpdate("update pending set waits_for = :for where partner = :partner and request_id = :request")
                .bind("for", pending.waitsFor().wire())
                .bind("partner", key.partner())
                .bind("request", key.id())
                .execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        // An act of staff has no partner; it is the library's own.
        RequestKey key = key(row);
        return new Row(
                key,
                Optional.ofNullable(row.getString("goes_on_as"))
                        .map(PartnerId::new)
                        .orElse(key.partner()),
                Optional.ofNullable(row.getString("kind"))
                        .flatMap(PartnerKind::ofWire)
                        .orElse(PartnerKind.LIBRARY),
                RequestType.recorded(row.getString("type")),
                row.getString("waits_for"),
                row.getTimestamp("happened_at").toInstant(),
                Json.parse(row.getString("data")));
    }

    private static RequestKey key(ResultSet row) throws SQLException {
        return new RequestKey(new PartnerId(row.getString("partner")), row.getString("request_id"));
    }
}
