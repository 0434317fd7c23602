package id.simpul.trouble.failure;

import id.simpul.database.Rows;
import id.simpul.ledger.RawMessage;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The rows of failed messages, as staff look at them and act upon them; {@link KeptFailures} makes them. */
public final class FailureRows {
    private static final String SELECT = """
            select f.id, f.seq, f.partner, f.message_id, f.request_id, f.type, f.reason, f.group_id, f.state, f.version, f.times,
                   f.attempts, f.body is not null as kept, f.held_note, given.status as answer, f.first_at, f.last_at
            from failures f
            left join reply_given(f.partner, f.request_id, f.reply_id) given on true
            """;

    /** Which of them a page has. */
    enum Shown {
        /** Neither held nor being tried. */
        OPEN,
        UNSETTLED,
        ALL
    }

    private FailureRows() {}

    /** These, locked in order until the transaction ends. */
    static List<Failure> locked(Handle db, Collection<String> ids) {
        return list(db.createQuery(SELECT + "where f.id = any(:ids) order by f.seq for update of f")
                .bindArray("ids", String.class, ids));
    }

    /** The next that are open, of a group or of all, locked in order until the transaction ends. */
    static List<Failure> lockedOpen(Handle db, Selection which, int most) {
        return list(narrowed(db.createQuery(SELECT + """
                        where f.state = 'open' and given.reply_id is null and f.seq > :after
                          and (:group is null or f.group_id = :group) and (:partner is null or f.partner = :partner)
                        order by f.seq limit :most for update of f
                        """), which).bind("most", most));
    }

    /** A page of them, oldest first. */
    static List<Failure> page(Handle db, Selection which, Shown shown, int most) {
        return list(narrowed(db.createQuery(SELECT + """
                        where f.seq > :after
                          and (:shown = 'ALL' or f.state in ('open', 'retrying', 'held') and given.reply_id is null)
                          and (:shown <> 'OPEN' or f.state = 'open')
                          and (:group is null or f.group_id = :group) and (:partner is null or f.partner = :partner)
                        order by f.seq limit :most
                        """), which)
                .bind("shown", shown.name())
                .bind("most", most));
    }

    /** These, whatever became of them, oldest first. */
    static List<Failure> named(Handle db, Collection<String> ids, int most) {
        return list(db.createQuery(SELECT + "where f.id = any(:ids) order by f.seq limit :most")
                .bindArray("ids", String.class, ids)
                .bind("most", most));
    }

    private static Query narrowed(Query query, Selection which) {
        return query.bind("after", which.after())
                .bindByType("group", which.group().orElse(null), String.class)
                .bindByType("partner", which.partner().orElse(null), PartnerId.class);
    }

    /** What is kept of these as it was sent. */
    static Map<String, RawMessage> messages(Handle db, Collection<String> ids) {
        return db
                .createQuery(
                        "select id, partner, message_id, body from failures where id = any(:ids) and body is not null")
                .bindArray("ids", String.class, ids)
                .map((row, context) -> Map.entry(
                        row.getString("id"),
                        new RawMessage(
                                new PartnerId(row.getString("partner")),
                                row.getString("message_id"),
                                row.getBytes("body"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * A compare-and-set: these are tried again.
     *
     * @throws IllegalStateException if one is not what it was when it was decided upon
     */
    static void retrying(Handle db, List<FailureEffect.Retried> retried) {
        require(
                retried.size(),
                Rows.bind(db.createUpdate("""
                        update failures
                        set state = 'retrying', attempts = attempts + 1, version = failures.version + 1, reply_id = again.reply,
                            settled_on = null, settled_by = null, settled_reason = null
                        from unnest(:failure.id, :failure.version, :reply) as again (id, version, reply)
                        where failures.id = again.id and failures.version = again.version
                          and failures.state in ('open', 'held', 'discarded')
                        """), FailureEffect.Retried.class, retried)
                        .execute());
    }

    /**
     * A compare-and-set: these are not to be answered.
     *
     * @throws IllegalStateException if one is not what it was when it was decided upon
     */
    static void discard(Handle db, List<FailureEffect.Discarded> discarded) {
        require(
                discarded.size(),
                Rows.bind(db.createUpdate("""
                        update failures
                        set state = 'discarded', version = failures.version + 1, settled_on = gone.on_day, settled_by = gone.by_whom,
                            settled_reason = gone.why
                        from unnest(:failure.id, :failure.version, :on, :staff.name, :staff.reason)
                            as gone (id, version, on_day, by_whom, why)
                        where failures.id = gone.id and failures.version = gone.version
                          and failures.state in ('open', 'retrying', 'held')
                        """), FailureEffect.Discarded.class, discarded)
                        .execute());
    }

    /**
     * A compare-and-set: these are known, and left for now.
     *
     * @throws IllegalStateException if one is not what it was when it was decided upon
     */
    static void hold(Handle db, List<FailureEffect.Held> held) {
        require(
                held.size(),
                Rows.bind(db.createUpdate("""
                        update failures
                        set state = 'held', version = failures.version + 1, held_note = kept.note
                        from unnest(:failure.id, :failure.version, :staff.reason) as kept (id, version, note)
                        where failures.id = kept.id and failures.version = kept.version and failures.state in ('open', 'held')
                        """), FailureEffect.Held.class, held).execute());
    }

    private static void require(int wanted, int written) {
        if (wanted != written) {
            throw new IllegalStateException(
                    (wanted - written) + " failed messages changed while they were decided upon");
        }
    }

    /** Of what was answered the body is needed no more. */
    static void done(Handle db, Collection<String> ids, LocalDate on) {
        db.createUpdate("""
                        update failures set state = 'done', body = null, settled_on = :on, version = version + 1
                        where id = any(:ids) and state in ('open', 'retrying', 'held')
                        """).bindArray("ids", String.class, ids).bind("on", on).execute();
    }

    /** Deletes what was settled long ago. */
    static void forget(Handle db, Collection<String> ids, LocalDate settledBy) {
        db.createUpdate("delete from failures where id = any(:ids) and settled_on <= :settledBy")
                .bindArray("ids", String.class, ids)
                .bind("settledBy", settledBy)
                .execute();
    }

    /** What fails alike, the largest group first. */
    static List<FailureGroup> groups(Handle db, Optional<PartnerId> partner, int most) {
        return db.createQuery("""
                        select group_id, type, reason, count(*) as messages, count(*) filter (where state = 'retrying') as retrying,
                            count(*) filter (where state = 'held') as held,
                            count(distinct partner) as partners, min(partner) as partner, min(first_at) as since
                        from failures_at_hand
                        where :partner is null or partner = :partner
                        group by group_id, type, reason
                        order by messages desc, group_id limit :most
                        """)
                .bindByType("partner", partner.orElse(null), PartnerId.class)
                .bind("most", most)
                .map((row, context) -> new FailureGroup(
                        row.getString("group_id"),
                        Optional.ofNullable(row.getString("type")),
                        row.getString("reason"),
                        row.getLong("messages"),
                        row.getLong("retrying"),
                        row.getLong("held"),
                        row.getLong("partners"),
                        new PartnerId(row.getString("partner")),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    /** How many nobody has settled yet. */
    public static long atHand(Handle db) {
        return db.createQuery("select count(*) from failures_at_hand")
                .mapTo(Long.class)
                .one();
    }

    /** How many wait for staff to do something, as far as they are counted: those that are held do not. */
    public static long waiting(Handle db, int most) {
        return db.createQuery(
                        "select count(*) from (select 1 from failures_at_hand where state = 'open' limit :most) as waiting")
                .bind("most", most)
                .mapTo(Long.class)
                .one();
    }

    private static List<Failure> list(Query query) {
        return query.map((row, context) -> failure(row)).list();
    }

    private static Failure failure(ResultSet row) throws SQLException {
        return new Failure(
                row.getString("id"),
                row.getLong("seq"),
                new PartnerId(row.getString("partner")),
                row.getString("message_id"),
                Optional.ofNullable(row.getString("request_id")),
                Optional.ofNullable(row.getString("type")),
                row.getString("reason"),
                row.getString("group_id"),
                FailureState.ofWire(row.getString("state")),
                row.getInt("version"),
                row.getInt("times"),
                row.getInt("attempts"),
                row.getBoolean("kept"),
                Optional.ofNullable(row.getString("held_note")),
                Optional.ofNullable(row.getString("answer")),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant());
    }
}
