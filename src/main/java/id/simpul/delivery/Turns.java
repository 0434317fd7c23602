package id.simpul.delivery;

import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whose turn it is in one channel, for all hands that this hub has for it: partners to whom something was just promised, in turn with
 * those that a look round the outbox has found. So a new promise does not stand behind a million older ones, and costs no look at them.
 */
final class Turns {
    /** Looked at in one go; what is behind them has its turn when these have had theirs. */
    private static final int LOOKED_AT = 1_000;
    /** The polling interval: finds what another hub promised, and retries that have fallen due. */
    static final Duration POLL = Duration.ofSeconds(2);

    private final Channel channel;
    private final Lanes lanes;
    private final InstantSource clock;
    private final Duration poll;
    private final Set<PartnerId> called = new LinkedHashSet<>();
    private final Set<PartnerId> found = new LinkedHashSet<>();
    private final Set<PartnerId> tried = new LinkedHashSet<>();
    private final Set<PartnerId> inHand = new HashSet<>();
    private String after = "";
    private int first;
    private long lookAt = System.nanoTime();
    private boolean anyFound;
    private boolean looking;
    private boolean lookAgain;
    private boolean ended;

    Turns(Channel channel, Lanes lanes, InstantSource clock, Duration poll) {
        this.channel = channel;
        this.lanes = lanes;
        this.clock = clock;
        this.poll = poll;
    }

    Channel channel() {
        return channel;
    }

    /** Something was promised to these. */
    synchronized void call(Collection<PartnerId> partners) {
        called.addAll(partners);
        if (partners.size() > 1) {
            notifyAll();
        } else {
            notify();
        }
    }

    /** Something may be due to anybody: look now and not at the next poll. */
    synchronized void lookRound() {
        lookAt = System.nanoTime();
        lookAgain = true; // what is being looked at now may be from before
        notify();
    }

    /** Nobody waits for a turn any more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /**
     * Waits until it is anybody's turn, but not for ever; give them back with {@link #done}.
     *
     * @param fresh only partners whose first delivery has not been tried yet, as far as that is known
     * @return nobody if it has ended, or there is reason to ask again
     */
    @SuppressWarnings("WaitNotInLoop") // whoever asks does so in a loop
    List<PartnerId> take(int most, boolean fresh) throws InterruptedException {
        synchronized (this) {
            List<PartnerId> next = ended ? List.of() : next(most, fresh);
            inHand.addAll(next);
            if (ended || !next.isEmpty()) {
                return next;
            }
            long millis = Duration.ofNanos(lookAt - System.nanoTime()).toMillis();
            if (looking || millis > 0) {
                wait(looking ? poll.toMillis() : millis);
                return List.of();
            }
            looking = true;
            lookAgain = false;
        }
        look();
        return List.of();
    }

    /**
     * @param more whether there may be more for them than this turn had room for: then they have another, behind whoever was found
     *     before, without a look at all that waits
     */
    synchronized void done(Collection<PartnerId> partners, boolean more) {
        partners.forEach(inHand::remove);
        if (more) {
            found.addAll(partners);
        }
        if (more || partners.stream().anyMatch(called::contains)) {
            notify();
        }
    }

    /** From each source in turn, and from the others what is left to take. */
    private List<PartnerId> next(int most, boolean fresh) {
        List<Set<PartnerId>> sources = fresh ? List.of(called, found) : List.of(called, found, tried);
        List<PartnerId> next = new ArrayList<>();
        first++;
        for (int source = 0; source < sources.size(); source++) {
            Iterator<PartnerId> waiting =
                    sources.get((first + source) % sources.size()).iterator();
            while (next.size() < most && waiting.hasNext()) {
                PartnerId partner = waiting.next();
                if (!inHand.contains(partner) && !next.contains(partner)) {
                    next.add(partner);
                    waiting.remove();
                }
            }
        }
        return next;
    }

    /** By one hand at a time, outside the lock: it asks the database. */
    private void look() {
        try {
            found(lanes.heads(channel, after, clock.instant(), LOOKED_AT));
        } finally {
            looked();
        }
    }

    private synchronized void found(Lanes.Heads heads) {
        for (Lanes.Head head : heads.due()) {
            // Who waits for a turn already is no news: hands that leave alone what was tried would look without end.
            anyFound |= (head.tried() ? tried : found).add(head.partner());
        }
        after = heads.next();
        boolean rest = after.isEmpty() && !anyFound && !lookAgain;
        lookAt = System.nanoTime() + (rest ? poll.toNanos() : 0);
        anyFound &= !after.isEmpty();
    }

    private synchronized void looked() {
        looking = false;
        notifyAll();
    }
}
