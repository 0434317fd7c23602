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
    private final boolean fresh;

    Lanes(Jdbi jdbi) {
        this(jdbi, false);
    }

    /**
     * @param fresh only those whose first delivery has not been tried yet: what was slow once may be slow again
     */
    Lanes(Jdbi jdbi, boolean fresh) {
        this.jdbi = jdbi;
        this.fresh = fresh;
    }

    /**
     * Takes lanes whose first waiting delivery is due and that nobody holds; it looks no further than it needs to.
     *
     * @param after only lanes of partners after this id, so that a long lane does not keep the others from their turn
     * @return in the database's order, which is the one {@code after} goes by
     */
    List<Lane> claim(Channel channel, String after, String holder, Instant now, int most) {
        return jdbi.inTransaction(db -> db.createQuery("""
                        with recursive heads as (
                            (select partner, next_at, attempts from deliveries
                             where state = 'waiting' and channel = :channel and partner > :after
                             order by partner, seq limit 1)
                            union all
                            select next.partner, next.next_at, next.attempts
                            from heads
                            cross join lateral (
                                select partner, next_at, attempts from deliveries
                                where state = 'waiting' and channel = :channel and partner > heads.partner
                                order by partner, seq limit 1
                            ) next
                        ), due as (
                            select partner from heads
                            where next_at <= :now and (attempts = 0 or not :fresh) and not exists (
                                select from lanes l
                                where l.partner = heads.partner and l.channel = :channel and l.until > clock_timestamp())
                            limit :most
                        )
                        insert into lanes (partner, channel, holder, until)
                        select partner, :channel, :holder, clock_timestamp() + make_interval(secs => :lease) from due order by partner
                        on conflict (partner, channel) do update set holder = excluded.holder, until = excluded.until
                        where lanes.until <= clock_timestamp()
                        returning partner
                        """)
                .bind("channel", channel.wire())
                .bind("after", after)
                .bind("fresh", fresh)
                .bind("holder", holder)
                .bind("now", now)
                .bind("most", most)
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

    /** Gives them back before their lease ends. */
    void release(Collection<Lane> lanes, String holder) {
        jdbi.useHandle(db -> db.createUpdate("""
                        delete from lanes l using unnest(:partners, :channels) as u (partner, channel)
                        where l.partner = u.partner and l.channel = u.channel and l.holder = :holder
                        """)
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
