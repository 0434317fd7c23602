package id.simpul.delivery;

import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The rows of the outbox: what is to be sent, and what came of it. */
public final class Deliveries {
    /** Of each channel in which any waits, the delivery that is due longest: one row of an index for each. */
    private static final String OLDEST = """
            with recursive found as (
                (select channel, next_at from deliveries where state = 'waiting' order by channel, next_at limit 1)
                union all
                select next.channel, next.next_at
                from found
                cross join lateral (
                    select channel, next_at from deliveries
                    where state = 'waiting' and channel > found.channel
                    order by channel, next_at limit 1
                ) next
            )
            """;

    private final Jdbi jdbi;

    public Deliveries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Writes down what was sent; what staff settled in the meantime stays as it is. */
    void sent(Collection<Long> seqs, Instant now) {
        jdbi.useHandle(db -> db.createUpdate("""
                        update deliveries set state = 'sent', attempts = attempts + 1, sent_at = :now, last_error = null
                        where seq = any (:seqs) and state = 'waiting'
                        """)
                .bindArray("seqs", Long.class, seqs)
                .bind("now", now)
                .execute());
    }

    /** They are not sent any more, since their day has passed; the history says so. */
    void letGo(Collection<Delivery> past, Instant now) {
        Map<Long, Event> events = past.stream().collect(Collectors.toMap(Delivery::seq, Delivery::letGo));
        jdbi.useTransaction(db -> {
            List<Long> gone = db.createQuery("""
                            update deliveries set state = 'past' where seq = any (:seqs) and state = 'waiting' returning seq
                            """)
                    .bindArray("seqs", Long.class, events.keySet())
                    .mapTo(Long.class)
                    .list();
            Events.append(db, gone.stream().sorted().map(events::get).toList(), now);
        });
    }

    /** Whether anything could go out now. */
    boolean isAnyDue(Instant now) {
        return dueSince().values().stream().anyMatch(since -> !since.isAfter(now));
    }

    /** They wait until then; not counted as an attempt if the deliveries themselves were not at fault. */
    void putOff(Collection<Long> seqs, boolean counted, Instant until, String error) {
        jdbi.useHandle(db -> db.createUpdate("""
                        update deliveries
                        set attempts = attempts + :counted, next_at = :until, last_error = :error
                        where seq = any (:seqs) and state = 'waiting'
                        """)
                .bindArray("seqs", Long.class, seqs)
                .bind("counted", counted ? 1 : 0)
                .bind("until", until)
                .bind("error", error)
                .execute());
    }

    /** The whole lane waits until then, by its first delivery, which is looked for as {@link Lanes#claim} does. */
    void hold(Lane lane, Instant until) {
        jdbi.useHandle(db -> db.createUpdate("""
                        update deliveries set next_at = :until
                        where seq = (
                                select seq from deliveries
                                where state = 'waiting' and channel = :channel and partner between :partner and :partner
                                order by partner, not_before, seq limit 1)
                            and state = 'waiting' and next_at < :until
                        """)
                .bind("channel", lane.channel().wire())
                .bind("partner", lane.partner())
                .bind("until", until)
                .execute());
    }

    /** They go out in one mail of that name. */
    void gather(Collection<Long> seqs, String key) {
        jdbi.useHandle(db -> db.createUpdate(
                        "update deliveries set gathered = :key where seq = any (:seqs) and state = 'waiting'")
                .bindArray("seqs", Long.class, seqs)
                .bind("key", key)
                .execute());
    }

    /** Each goes out in a mail of its own again. */
    void scatter(Collection<Long> seqs) {
        jdbi.useHandle(db -> db.createUpdate(
                        "update deliveries set gathered = null where seq = any (:seqs) and state = 'waiting'")
                .bindArray("seqs", Long.class, seqs)
                .execute());
    }

    /**
     * Mails of a partner whose address nobody has confirmed yet wait for that; what is confirmed in the same moment wins.
     *
     * @return false if there is no address to wait for
     */
    boolean awaitAddress(PartnerId partner) {
        return jdbi.inTransaction(db -> {
            boolean unconfirmed = db.createQuery("""
                            select email is null and coalesce(email_unconfirmed, email_returned) is not null
                                and removed_at is null
                            from partners where id = :partner for share
                            """)
                    .bind("partner", partner)
                    .mapTo(boolean.class)
                    .findOne()
                    .orElse(false);
            if (unconfirmed) {
                db.createUpdate("""
                                update deliveries set state = 'unconfirmed'
                                where partner = :partner and channel = 'email' and state = 'waiting'
                                """).bind("partner", partner).execute();
            }
            return unconfirmed;
        });
    }

    /** Given up: staff see it, and the lane goes on. */
    void failed(Collection<Long> seqs, String error) {
        jdbi.useHandle(db -> db.createUpdate("""
                        update deliveries set state = 'failed', attempts = attempts + 1, last_error = :error
                        where seq = any (:seqs) and state = 'waiting'
                        """)
                .bindArray("seqs", Long.class, seqs)
                .bind("error", error)
                .execute());
    }

    /** What waits in each channel in which anything does; cheap however much that is. */
    public List<Waiting> waiting() {
        return jdbi.withHandle(db -> db.createQuery(OLDEST + """
                        select found.channel, found.next_at as oldest, tried.many as tried, coalesce(first.last_error, '') as error
                        from found
                        cross join lateral (
                            select count(*) as many, min(seq) as seq from deliveries
                            where state = 'waiting' and attempts > 0 and channel = found.channel
                        ) tried
                        left join deliveries first on first.seq = tried.seq
                        order by found.channel
                        """)
                .map((row, context) -> new Waiting(
                        row.getString("channel"),
                        row.getTimestamp("oldest").toInstant(),
                        row.getLong("tried"),
                        row.getString("error")))
                .list());
    }

    /** How many wait in a channel; it counts them all. */
    public long count(String channel) {
        return jdbi.withHandle(
                db -> db.createQuery("select count(*) from deliveries where state = 'waiting' and channel = :channel")
                        .bind("channel", channel)
                        .mapTo(Long.class)
                        .one());
    }

    /** Since when the delivery that is due longest has been due in each channel in which any waits; cheap however many do. */
    public Map<Channel, Instant> dueSince() {
        return jdbi.withHandle(db -> db.createQuery(OLDEST + """
                        select channel, next_at from found
                        """).reduceRows(new TreeMap<>(), (due, row) -> {
            due.put(new Channel(row.getColumn("channel", String.class)), row.getColumn("next_at", Instant.class));
            return due;
        }));
    }

    /**
     * What waits in one channel.
     *
     * @param tried how many of them were put off
     * @param error what the first of those failed on
     */
    public record Waiting(String channel, Instant oldestDueAt, long tried, String error) {}
}
