package id.simpul.delivery;

import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * A delivery that the outbox has given up, as staff see it: it failed too often, or there was no way to go from the beginning. It
 * goes out again, or is waived, when staff say so.
 *
 * @param topic what it tells of, or {@code reply}
 * @param error what it failed on; nothing personal
 * @param reachable whether the partner now has where it could go
 * @param at when it was promised
 */
public record GivenUp(
        long seq,
        PartnerId partner,
        String channel,
        String topic,
        String state,
        int attempts,
        String error,
        boolean reachable,
        Instant at) {
    private static final String SELECT = """
            select d.seq, d.partner, d.channel, coalesce(n.topic, 'reply') as topic, d.state, d.attempts,
                coalesce(d.last_error, '') as error, coalesce(n.at, r.at) as at,
                p.id is not null and case d.channel
                    when 'email' then p.email is not null when 'queue' then p.has_system when 'reply' then p.has_system
                    else true end as reachable
            from deliveries d
            left join notices n on n.seq = d.notice
            left join all_replies r on r.partner = d.partner and r.seq = d.reply
            left join partners p on p.id = d.partner and p.removed_at is null
            where d.state in ('failed', 'dropped')
            """;

    /**
     * The oldest first.
     *
     * @param after the place of the last one read before, 0 to begin
     */
    public static List<GivenUp> page(Handle db, Optional<PartnerId> partner, long after, int most) {
        return list(narrowed(db, "", partner, after, most));
    }

    /** As {@link #page}, locked until the transaction ends. */
    public static List<GivenUp> lockedPage(Handle db, Optional<PartnerId> partner, long after, int most) {
        return list(narrowed(db, " for update of d", partner, after, most));
    }

    private static Query narrowed(Handle db, String lock, Optional<PartnerId> partner, long after, int most) {
        return db.createQuery(SELECT
                        + "and d.seq > :after and (:partner is null or d.partner = :partner) order by d.seq limit :most"
                        + lock)
                .bind("after", after)
                .bindByType("partner", partner.orElse(null), PartnerId.class)
                .bind("most", most);
    }

    /** Those of these that are given up, locked until the transaction ends. */
    public static List<GivenUp> locked(Handle db, Collection<Long> seqs) {
        return list(db.createQuery(SELECT + "and d.seq = any(:seqs) order by d.seq for update of d")
                .bindArray("seqs", Long.class, seqs));
    }

    /** The newest, and one more than asked for if there are more. */
    public static List<GivenUp> newest(Handle db, int most) {
        return list(db.createQuery(SELECT + "order by d.seq desc limit :most").bind("most", most + 1));
    }

    /**
     * A compare-and-set: these wait again, from the start; safe to ask twice. A reply that waits already, or was given up more than
     * once, goes out once.
     *
     * @return how many wait again
     */
    public static int again(Handle db, Collection<Long> seqs, Instant now) {
        return db.createUpdate("""
                        update deliveries d set state = 'waiting', attempts = 0, next_at = :now
                        where seq = any (:seqs) and state in ('failed', 'dropped')
                          and not exists (select from deliveries other
                                          where other.reply = d.reply and (other.state = 'waiting'
                                              or other.seq > d.seq and other.seq = any (:seqs) and other.state in ('failed', 'dropped')))
                        """)
                .bindArray("seqs", Long.class, seqs)
                .bind("now", now)
                .execute();
    }

    /**
     * A compare-and-set: staff have told the partner another way, or will not.
     *
     * @return how many were let go
     */
    public static int waive(Handle db, Collection<Long> seqs) {
        return db.createUpdate(
                        "update deliveries set state = 'waived' where seq = any (:seqs) and state in ('failed', 'dropped')")
                .bindArray("seqs", Long.class, seqs)
                .execute();
    }

    /** What was put off goes out at once, now that there is another address. */
    public static void hurry(Handle db, PartnerId partner, Channel channel, Instant now) {
        db.createUpdate("""
                        update deliveries set next_at = :now
                        where partner = :partner and channel = :channel and state = 'waiting' and next_at > :now
                        """)
                .bind("partner", partner)
                .bind("channel", channel.wire())
                .bind("now", now)
                .execute();
    }

    private static List<GivenUp> list(Query query) {
        return query.map((row, context) -> givenUp(row)).list();
    }

    private static GivenUp givenUp(ResultSet row) throws SQLException {
        return new GivenUp(
                row.getLong("seq"),
                new PartnerId(row.getString("partner")),
                row.getString("channel"),
                row.getString("topic"),
                row.getString("state"),
                row.getInt("attempts"),
                row.getString("error"),
                row.getBoolean("reachable"),
                row.getTimestamp("at").toInstant());
    }
}
