package id.simpul.delivery;

import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A turn of some lanes of a channel: leases them, sends their first deliveries in order, and writes down what came of each. Delivery is
 * at least once: a stop between sending and writing down sends again, with the same ids.
 */
final class LaneRound {
    private static final int LANES = 50;
    /** A mail may take half a minute: who shares a turn with it would wait as long. */
    private static final int LANES_BY_MAIL = 1;

    static final int PER_LANE = 20;
    /** Of all lanes together, where a broker takes them at once; but no lane gets less than its share. */
    private static final int AT_ONCE = 500;

    private static final long BYTES_AT_ONCE = 4L << 20;
    /** No more than this is sent before it is written down: it is what may come twice after a crash. */
    private static final Duration UNWRITTEN = Duration.ofSeconds(1);

    private static final Duration MARGIN = Duration.ofSeconds(90);

    /** What a turn came to. */
    enum Result {
        NOTHING_DUE,
        MOVED,
        /** There may be more where that came from. */
        MOVED_MUCH,
        CHANNEL_AWAY
    }

    /**
     * What all hands have in common.
     *
     * @param atOnce how what goes onto a broker's queues goes there: all of a turn, or nothing
     */
    record Tools(
            Lanes lanes,
            MailQuota mails,
            Carrier carrier,
            TransactionOperations atOnce,
            Settlement settlement,
            Clock clock) {}

    private final Tools tools;
    private final boolean fresh;
    private final Deliveries deliveries;
    private final String holder = UUID.randomUUID().toString();
    private final List<Long> unwritten = new ArrayList<>();
    private final Set<Lane> unreleased = new HashSet<>();
    private long writtenAt = System.nanoTime();

    /**
     * @param fresh whether it leaves alone the lanes whose first delivery has been tried before
     */
    LaneRound(Tools tools, boolean fresh) {
        this.tools = tools;
        this.fresh = fresh;
        this.deliveries = tools.mails().deliveries();
    }

    boolean fresh() {
        return fresh;
    }

    /** How many lanes may share a turn. */
    static int most(Channel channel) {
        return Channel.BY_MAIL.contains(channel) ? LANES_BY_MAIL : LANES;
    }

    /** Until when anything may be begun under a lease of then, by {@link System#nanoTime()}. */
    static long leaseEnds(long leasedAt) {
        return leasedAt + Lanes.LEASE.minus(MARGIN).toNanos();
    }

    /** Gives those of these partners their turn whose lanes are due and free. */
    Result run(Channel channel, Collection<PartnerId> partners) {
        giveBack();
        long leaseEnds = leaseEnds(System.nanoTime());
        Instant now = tools.clock().instant();
        partners.forEach(partner -> unreleased.add(new Lane(partner, channel))); // it may get them and not hear of it
        List<Lane> claimed = tools.lanes().claim(channel, partners, fresh, holder, now);
        unreleased.retainAll(claimed);
        if (claimed.isEmpty()) {
            return Result.NOTHING_DUE;
        }
        try {
            List<Delivery> batch = first(channel, claimed, now);
            Turn turn = new Turn(tools, leaseEnds, tools.carrier().knows(channel), this::noteSent);
            boolean usable = Channel.BY_QUEUE.contains(channel) ? turn.together(batch) : turn.apart(batch);
            return usable ? moved(batch) : Result.CHANNEL_AWAY;
        } finally {
            giveBack();
        }
    }

    private static Result moved(List<Delivery> batch) {
        return batch.size() > 1 ? Result.MOVED_MUCH : Result.MOVED;
    }

    private List<Delivery> first(Channel channel, List<Lane> claimed, Instant now) {
        int perLane = Channel.BY_QUEUE.contains(channel) ? Math.max(PER_LANE, AT_ONCE / claimed.size()) : PER_LANE;
        return channel.equals(Channel.EMAIL)
                ? tools.mails().next(claimed, now, perLane)
                : tools.mails().due().first(claimed, now, perLane, BYTES_AT_ONCE);
    }

    /** A stop between sending and this sends again, so it does not wait long. */
    private void noteSent(Collection<Delivery> sent) {
        sent.forEach(delivery -> unwritten.addAll(delivery.seqs()));
        if (System.nanoTime() - writtenAt > UNWRITTEN.toNanos()) {
            deliveries.sent(unwritten, tools.clock().instant());
            written();
        }
    }

    /** Writes down what was sent and gives the lanes back; after a failure, what is left of it. */
    void giveBack() {
        if (!unreleased.isEmpty()) {
            tools.lanes().release(unreleased, holder, unwritten, tools.clock().instant());
            unreleased.clear();
        }
        written();
    }

    private void written() {
        unwritten.clear();
        writtenAt = System.nanoTime();
    }
}
