package id.simpul.delivery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Mails that this hub has leased and read for all hands of a channel, and what these have sent and is not yet written down: so the
 * database is asked for many recipients at once, while each recipient's mails stay with one hand and in order.
 */
final class MailBag {
    /** When fewer recipients are left in it, it is filled up. */
    private static final int LOW = 10;
    /** Whoever lies in it longer is given back: all hands wait for slow servers, and what was read grows old. */
    private static final Duration KEPT = Duration.ofSeconds(10);
    /** As much as this may wait to be written down before no more is taken out of the outbox. */
    private static final int UNWRITTEN = 200;

    private final Lock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Condition unwritten = lock.newCondition();
    private final Deque<Lot> fresh = new ArrayDeque<>();
    private final Deque<Lot> tried = new ArrayDeque<>();
    private final Map<Lane, Boolean> back = new HashMap<>();
    private final List<Long> sent = new ArrayList<>();
    private int present;
    private boolean filling;
    private boolean ended;
    private boolean triedNext;

    /**
     * What one recipient has due.
     *
     * @param mails empty if its limits have to be looked at first
     * @param packedAt by {@link System#nanoTime()}
     */
    record Lot(Lane lane, Optional<List<Delivery>> mails, long packedAt) {
        /** Whether its first mail has been tried before: what was slow once may be slow again. */
        boolean isTried() {
            return mails.filter(all -> !all.isEmpty() && all.get(0).attempts() > 0)
                    .isPresent();
        }

        private boolean isOld() {
            return System.nanoTime() - packedAt > KEPT.toNanos();
        }
    }

    /**
     * What is to be written down.
     *
     * @param back lanes that are done with, and whether there may be more in them
     */
    record Unwritten(Map<Lane, Boolean> back, List<Long> sent) {
        boolean isEmpty() {
            return back.isEmpty() && sent.isEmpty();
        }
    }

    /** A hand begins to look for work. */
    void enter() {
        locked(() -> {
            present++;
            room.signal();
        });
    }

    /** A hand rests, or has ended. */
    void leave() {
        locked(() -> {
            present--;
            unwritten.signal();
        });
    }

    /**
     * Waits for the next recipient.
     *
     * @param onlyFresh whether to leave alone what has been tried before
     * @return empty if it has ended
     */
    Optional<Lot> take(boolean onlyFresh) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!ended) {
                Lot next = onlyFresh ? fresh.poll() : either();
                if (hasRoom()) {
                    room.signal();
                }
                if (next != null) {
                    return Optional.of(next);
                }
                filled.await();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** In turn, so that neither stands behind the other for ever. */
    private Lot either() {
        triedNext = !triedNext;
        boolean ofTried = fresh.isEmpty() || (triedNext && !tried.isEmpty());
        return ofTried ? tried.poll() : fresh.poll();
    }

    /** These arrived; they are written down soon. */
    void arrived(Collection<Delivery> deliveries) {
        locked(() -> {
            deliveries.forEach(delivery -> sent.addAll(delivery.seqs()));
            unwritten.signal();
        });
    }

    /**
     * A hand is done with a recipient, or nobody takes it up.
     *
     * @param more whether there may be more for it
     */
    void giveBack(Lane lane, boolean more) {
        locked(() -> {
            back.put(lane, more);
            unwritten.signal();
        });
    }

    /** Ends what {@link #awaitRoom} began. */
    void pack(Collection<Lot> lots) {
        locked(() -> {
            filling = false;
            unwritten.signal();
            if (ended) {
                lots.forEach(lot -> back.put(lot.lane(), true));
            } else {
                lots.forEach(lot -> (lot.isTried() ? tried : fresh).add(lot));
            }
            filled.signalAll();
        });
    }

    /**
     * Waits until it wants filling, which ends with {@link #pack}.
     *
     * @return whether there is enough in it of what has been tried before
     */
    boolean awaitRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!ended && !hasRoom()) {
                room.await();
            }
            filling = true;
            return tried.size() >= LOW;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoom() {
        return present > 0 && fresh.size() < LOW && back.size() < UNWRITTEN;
    }

    /** What is to be written down; waits for it, but no longer than this. */
    @SuppressWarnings("WaitNotInLoop") // whoever collects does so in a loop
    Unwritten collect(Duration most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            giveBackOld(fresh);
            giveBackOld(tried);
            if (back.isEmpty() && sent.isEmpty() && !(ended && isLeft())) {
                unwritten.await(most.toNanos(), TimeUnit.NANOSECONDS);
            }
            Unwritten all = new Unwritten(Map.copyOf(back), List.copyOf(sent));
            back.clear();
            sent.clear();
            if (hasRoom()) {
                room.signal();
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    private void giveBackOld(Deque<Lot> lots) {
        Iterator<Lot> all = lots.iterator();
        while (all.hasNext()) {
            Lot lot = all.next();
            if (ended || lot.isOld()) {
                all.remove();
                back.put(lot.lane(), true);
            }
        }
    }

    /** It could not be written down now. */
    void putBack(Unwritten all) {
        locked(() -> {
            all.back().forEach((lane, more) -> back.merge(lane, more, Boolean::logicalOr));
            sent.addAll(all.sent());
        });
    }

    /** Nothing is taken out of it any more; what lies in it goes back. */
    void end() {
        locked(() -> {
            ended = true;
            filled.signalAll();
            room.signalAll();
            unwritten.signalAll();
        });
    }

    /** Whether it has ended and no hand has anything of it any more. */
    boolean isDone() {
        lock.lock();
        try {
            return ended && isLeft() && back.isEmpty() && sent.isEmpty() && fresh.isEmpty() && tried.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    private boolean isLeft() {
        return present == 0 && !filling;
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
