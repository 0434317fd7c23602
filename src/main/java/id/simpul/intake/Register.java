package id.simpul.intake;

import id.simpul.intake.envelope.Fingerprint;
import id.simpul.intake.envelope.Reply;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes what was asked and answered: each batch with one statement per table. */
final class Register {
    private Register() {}

    /** A request that took its id for ever, with its reply. */
    record Entry(Decided decided, Fingerprint fingerprint, Reply reply) {}

    /** A reply that uses no id up: to a malformed message, a conflict or a test. */
    record Remark(PartnerId partner, Optional<String> request, Reply reply, Instant at) {}

    /**
     * @throws AlreadyRegistered if another transaction took one of the ids meanwhile; the batch is then to be looked at again
     */
    static void enter(Handle db, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        int written = db.createUpdate("""
                        with asked as (
                            select * from unnest(:partners, :ids, :types, :fingerprints, :statuses, :happened, :at, :replyIds, :events)
                                as a (partner, id, type, fingerprint, status, happened_at, at, reply_id, event)
                        ), answered as (
                            insert into replies (partner, reply_id, request_id, event, at)
                            select partner, reply_id, id, event, at from asked
                            on conflict (partner, reply_id) do update set at = replies.at
                            returning seq, partner, reply_id
                        )
                        insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply)
                        select a.partner, a.id, a.type, decode(a.fingerprint, 'hex'), a.status, a.happened_at, a.at, r.seq
                        from asked a join answered r on r.partner = a.partner and r.reply_id = a.reply_id
                        on conflict (partner, id) do nothing
                        """)
                .bindArray(
                        "partners",
                        String.class,
                        entries.stream()
                                .map(e -> e.decided().request().partner().value())
                                .toArray())
                .bindArray(
                        "ids",
                        String.class,
                        entries.stream().map(e -> e.decided().request().id()).toArray())
                .bindArray(
                        "types",
                        String.class,
                        entries.stream()
                                .map(e -> e.decided().request().type().wire())
                                .toArray())
                .bindArray(
                        "fingerprints",
                        String.class,
                        entries.stream().map(e -> e.fingerprint().hex()).toArray())
                .bindArray(
                        "statuses",
                        String.class,
                        entries.stream()
                                .map(e -> e.decided().decision().status())
                                .toArray())
                .bindArray(
                        "happened",
                        Instant.class,
                        entries.stream().map(e -> e.decided().request().time()).toArray())
                .bindArray(
                        "at",
                        Instant.class,
                        entries.stream().map(e -> e.decided().at()).toArray())
                .bindArray(
                        "replyIds",
                        String.class,
                        entries.stream().map(e -> e.reply().id()).toArray())
                .bindArray(
                        "events",
                        String.class,
                        entries.stream().map(e -> e.reply().event()).toArray())
                .execute();
        if (written != entries.size()) {
            throw new AlreadyRegistered(entries.size() - written);
        }
        enterPending(
                db,
                entries.stream()
                        .filter(e -> e.decided().decision() instanceof Decision.Pending)
                        .toList());
    }

    private static void enterPending(Handle db, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        insert into pending (partner, request_id, type, waits_for, data, happened_at, since)
                        select * from unnest(:partners, :ids, :types, :waitsFor, :data, :happened, :since)
                        """)
                .bindArray(
                        "partners",
                        String.class,
                        entries.stream()
                                .map(e -> e.decided().request().partner().value())
                                .toArray())
                .bindArray(
                        "ids",
                        String.class,
                        entries.stream().map(e -> e.decided().request().id()).toArray())
                .bindArray(
                        "types",
                        String.class,
                        entries.stream()
                                .map(e -> e.decided().request().type().wire())
                                .toArray())
                .bindArray(
                        "waitsFor",
                        String.class,
                        entries.stream()
                                .map(e -> waitsFor(e.decided().decision()))
                                .toArray())
                .bindArray(
                        "data",
                        String.class,
                        entries.stream()
                                .map(e -> e.decided().request().data().toString())
                                .toArray())
                .bindArray(
                        "happened",
                        Instant.class,
                        entries.stream().map(e -> e.decided().request().time()).toArray())
                .bindArray(
                        "since",
                        Instant.class,
                        entries.stream().map(e -> e.decided().at()).toArray())
                .execute();
    }

    private static String waitsFor(Decision decision) {
        return ((Decision.Pending) decision).waitsFor().wire();
    }

    static void note(Handle db, List<Remark> remarks) {
        if (remarks.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        insert into replies (partner, reply_id, request_id, event, at, remark)
                        select partner, reply_id, request_id, event, at, true
                          from unnest(:partners, :replyIds, :requests, :events, :at)
                               as noted (partner, reply_id, request_id, event, at)
                        on conflict (partner, reply_id) do nothing
                        """)
                .bindArray(
                        "partners",
                        String.class,
                        remarks.stream().map(r -> r.partner().value()).toArray())
                .bindArray(
                        "replyIds",
                        String.class,
                        remarks.stream().map(r -> r.reply().id()).toArray())
                .bindArray(
                        "requests",
                        String.class,
                        remarks.stream().map(r -> r.request().orElse(null)).toArray())
                .bindArray(
                        "events",
                        String.class,
                        remarks.stream().map(r -> r.reply().event()).toArray())
                .bindArray("at", Instant.class, remarks.stream().map(Remark::at).toArray())
                .execute();
    }

    /** Another transaction took an id between the look into the inbox and the writing: rolled back and looked at again. */
    static final class AlreadyRegistered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AlreadyRegistered(int count) {
            super(count + " request(s) were registered by another transaction meanwhile");
        }
    }
}
