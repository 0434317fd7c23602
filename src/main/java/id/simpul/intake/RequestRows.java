package id.simpul.intake;

import id.simpul.database.PlannedOnce;
import id.simpul.database.Rows;
import id.simpul.intake.envelope.Reply;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes what was asked and answered: each round with one statement per table. */
final class RequestRows {
    private RequestRows() {}

    private record Row(
            PartnerId partner,
            String id,
            String type,
            String fingerprint,
            String status,
            Instant happened,
            String replyId,
            String event) {
        static Row of(Case one) {
            Decided decided = one.decided().orElseThrow();
            Reply reply = one.reply().orElseThrow();
            return new Row(
                    decided.request().partner(),
                    decided.request().id(),
                    decided.request().type().wire(),
                    one.opened().fingerprint().hex(),
                    decided.decision().status(),
                    decided.request().time(),
                    reply.id(),
                    reply.event());
        }
    }

    /**
     * Enters requests that take their ids for ever, with their replies.
     *
     * @param quiet whether the history has no other line of their being decided
     * @throws AlreadyRegistered if another transaction took one of the ids meanwhile; the batch is then to be looked at again
     */
    static void enter(Handle db, List<Case> cases, boolean quiet) {
        if (cases.isEmpty()) {
            return;
        }
        String sql = """
                insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event, quiet)
                select partner, id, type, decode(fingerprint, 'hex'), status, happened, :at, reply_id, event, :quiet
                from unnest(:partner, :id, :type, :fingerprint, :status, :happened, :replyId, :event)
                    as asked (partner, id, type, fingerprint, status, happened, reply_id, event)
                on conflict (partner, id) do nothing
                """;
        List<Row> rows = cases.stream().map(Row::of).toList();
        int written = Rows.bind(PlannedOnce.of(db.createUpdate(sql)), Row.class, rows)
                .bind("at", cases.get(0).decided().orElseThrow().at())
                .bind("quiet", quiet)
                .execute();
        if (written != cases.size()) {
            throw new AlreadyRegistered(cases.size() - written);
        }
    }

    private record Remark(PartnerId partner, String replyId, Optional<String> request, String event, Instant at) {
        static Remark of(Case one, Instant at) {
            Reply reply = one.reply().orElseThrow();
            return new Remark(one.incoming().partner(), reply.id(), one.id(), reply.event(), at);
        }
    }

    /**
     * Keeps replies that use no id up, for whoever reads its replies over HTTP. What is answered again is kept as it was answered last:
     * a test may be judged otherwise by now, and whoever asks what became of it has sent it just now.
     */
    static void remark(Handle db, List<Case> cases, Instant at) {
        if (cases.isEmpty()) {
            return;
        }
        String sql = """
                insert into replies (partner, reply_id, request_id, event, at)
                select partner, reply_id, request_id, event, at
                  from unnest(:partner, :replyId, :request, :event, :at)
                       as noted (partner, reply_id, request_id, event, at)
                on conflict (partner, reply_id) do update set at = excluded.at, event = excluded.event
                """;
        Map<String, Remark> remarks = new LinkedHashMap<>();
        cases.stream().map(one -> Remark.of(one, at)).forEach(remark -> remarks.put(remark.replyId(), remark));
        Rows.bind(db.createUpdate(sql), Remark.class, remarks.values()).execute();
    }

    /** Writes what every request leaves behind, about none; to be rolled back. Fails where no request could be written. */
    static void rehearse(Handle db, Instant at) {
        db.execute("lock table replies, pending, notices, deliveries in row exclusive mode");
        db.createUpdate("""
                        insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event)
                        values ('', gen_random_uuid()::text, '', '', '', :at, :at, '', '')
                        """).bind("at", at).execute();
        Events.append(db, List.of(new Event(PartnerId.STAFF, "", "")), at);
    }

    /**
     * The optimistic check failed: another transaction took an id between the look into the inbox, which locks nothing, and the
     * writing; this one is rolled back and the batch looked at again.
     */
    static final class AlreadyRegistered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AlreadyRegistered(int count) {
            super(count + " request(s) were registered by another transaction meanwhile");
        }
    }
}
