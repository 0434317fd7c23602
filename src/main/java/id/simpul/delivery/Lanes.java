package id.simpul.delivery;

import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Leases: whose turn it is, and which hub's hand has it, so that what is promised in a lane goes out in order. */
final class Lanes {
    /** How long a lane stays with a hub that went silent; real time, whatever the hub's clock says. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private final Jdbi jdbi;

    Lanes(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The first waiting delivery of a lane: of those that may go earliest, the one that was promised first.
     *
     * @param due whether it may go out now and nobody holds the lane
     * @param tried whether it has been tried before
     */
    record Head(PartnerId partner, boolean due, boolean tried) {}

    /**
     * Lanes side by side, in the database's order.
     *
     * @param more whether there may be others behind them
     */
    record Heads(List<Head> all, boolean more) {
        Heads {
            all = List.copyOf(all);
        }

        List<Head> due() {
            return all.stream().filter(Head::due).toList();
        }

        /** After whom to go on; empty at the end. */
        String next() {
            return more ? all.get(all.size() - 1).partner().value() : "";
        }
    }

    /**
     * The first deliveries of the lanes of partners after this id; it looks at one row of each lane, however many wait there.
     *
     * @param most no more lanes than this, so that lanes that are held keep nobody waiting
     */
    Heads heads(Channel channel, String after, Instant now, int most) {
        List<Head> found = jdbi.withHandle(db -> db.createQuery("""
                        with recursive heads as (
                            (select partner, next_at, attempts, 1 as n from deliveries
                             where state = 'waiting' and channel = :channel and partner > :after
                             order by partner, not_before, seq limit 1)
                            union all
                            select next.partner, next.next_at, next.attempts, heads.n + 1
                            from heads
                            cross join lateral (
                                select partner, next_at, attempts from deliveries
                                where state = 'waiting' and channel = :channel and partner > heads.partner
                                order by partner, not_before, seq limit 1
                            ) next
                            where heads.n < :most
                        )
                        select partner, attempts > 0 as tried, next_at <= :now and not exists (
                                select from lanes l
                                where l.partner = heads.partner and l.channel = :channel and l.until > clock_timestamp()) as due
                        from heads
                        """)
                .bind("channel", channel.wire())
                .bind("after", after)
                .bind("now", now)
                .bind("most", most)
                .map((row, context) -> new Head(
                        new PartnerId(row.getString("partner")), row.getBoolean("due"), row.getBoolean("tried")))
                .list());
        return new Heads(found, found.size() == most);
    }

    /**
     * Takes those of these lanes whose first waiting delivery is due and that nobody holds. (Asked for the first of one partner, PostgreSQL
     * may read all deliveries there ever were in their order; asked for a range of partners it reads the lane.)
     *
     * @param fresh only those whose first delivery has not been tried yet: what was slow once may be slow again
     */
    List<Lane> claim(Channel channel, Collection<PartnerId> partners, boolean fresh, String holder, Instant now) {
        return jdbi.withHandle(db -> db.createQuery("""
                        with due as (
                            select lane.partner
                            from unnest(:partners) as lane (partner)
                            cross join lateral (
                                select next_at, attempts from deliveries d
                                where d.state = 'waiting' and d.channel = :channel and d.partner between lane.partner and lane.partner
                                order by d.partner, d.not_before, d.seq limit 1
                            ) head
                            where head.next_at <= :now and (head.attempts = 0 or not :fresh)
                        )
                        insert into lanes (partner, channel, holder, until)
                        select partner, :channel, :holder, clock_timestamp() + make_interval(secs => :lease) from due order by partner
                        on conflict (partner, channel) do update set holder = excluded.holder, until = excluded.until
                        where lanes.until <= clock_timestamp()
                        returning partner
                        """)
                .bindArray("partners", PartnerId.class, partners)
                .bind("channel", channel.wire())
                .bind("fresh", fresh)
                .bind("holder", holder)
                .bind("now", now)
                .bind("lease", LEASE.toSeconds())
                .mapTo(PartnerId.class)
                .map(partner -> new Lane(partner, channel))
                .list());
    }

    /** The channels in which anything waits, whether or not there are such channels. */
    List<Channel> channels() {
        return jdbi.withHandle(
                db -> db.createQuery("""
                        with recursive found as (
                            select min(channel) as channel from deliveries where state = 'waiting'
                            union all
                            select (select min(channel) from deliveries where state = 'waiting' and channel > found.channel)
                            from found where found.channel is not null
                        )
                        select channel from found where channel is not null
                        """).mapTo(String.class).map(Channel::new).list());
    }

    /**
     * Writes down what was sent and gives the lanes back before their lease ends: both or neither, so that nobody takes for waiting
     * what was sent. What staff settled in the meantime stays as it is.
     */
    void release(Collection<Lane> lanes, String holder, Collection<Long> sent, Instant now) {
        jdbi.useHandle(db -> db.createUpdate("""
                        with sent as (
                            update deliveries set state = 'sent', attempts = attempts + 1, sent_at = :now, last_error = null
                            where seq = any (:sent) and state = 'waiting'
                        )
                        delete from lanes l using unnest(:partners, :channels) as u (partner, channel)
                        where l.partner = u.partner and l.channel = u.channel and l.holder = :holder
                        """)
                .bindArray("sent", Long.class, sent)
                .bind("now", now)
                .bindArray(
                        "partners",
                        PartnerId.class,
                        lanes.stream().map(Lane::partner).toList())
                .bindArray(
                        "channels",
                        String.class,
                        lanes.stream().map(lane -> lane.channel().wire()).toList())
                .bind("holder", holder)
                .execute());
    }

    /** Ends all leases, for a hub that knows itself to be the only one: whoever held them is gone. */
    void releaseAll() {
        jdbi.useHandle(db -> db.execute("delete from lanes"));
    }
}
