package id.simpul.intake.component;

import id.simpul.intake.Answer;
import id.simpul.intake.Answer.Kind;
import id.simpul.intake.Forerunner;
import id.simpul.intake.component.InTurn.Answered;
import id.simpul.intake.component.Wiring.BatchRoute;
import id.simpul.partner.PartnerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads some of the partners of a kind: one worker thread, one transacted session. After any trouble it closes the session, so
 * that everything unacknowledged goes back in order, stays away for a while (exponential backoff) and begins anew.
 */
final class Shard implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Shard.class);
    private static final Duration LOOK_ROUND = Duration.ofSeconds(1);

    private final String name;
    private final BrokerLink link;
    private final IntakeOptions options;
    private final Arrived arrived;
    private final BatchRoute route;
    private final ReplySender replies;
    private final Bulkhead bulkhead;
    private final Forerunner forerunner;
    private final IntConsumer committed;
    private final Backoff backoff = new Backoff();
    private final Progress progress = new Progress();

    private volatile Set<PartnerId> partners;
    private volatile boolean stopping;
    private volatile boolean changed;
    private volatile boolean busy;
    private long lookedRound;
    private long counted = System.nanoTime() - LOOK_ROUND.toNanos();
    private volatile Optional<Throwable> trouble = Optional.of(new IllegalStateException("not connected yet"));
    private volatile Optional<Thread> worker = Optional.empty();

    Shard(String name, Set<PartnerId> partners, Wiring wiring) {
        this.name = name;
        this.partners = Set.copyOf(partners);
        this.link = wiring.link();
        this.options = wiring.options();
        this.arrived = wiring.arrived();
        this.route = wiring.route();
        this.replies = new ReplySender(wiring.takesReplies(), wiring.undeliverable());
        this.bulkhead = wiring.bulkhead();
        this.forerunner = wiring.forerunner();
        this.committed = wiring.committed();
    }

    String name() {
        return name;
    }

    /** Why nothing is read, if so. */
    Optional<Throwable> trouble() {
        return trouble;
    }

    Progress progress() {
        return progress;
    }

    /** Whether nobody works in it though nobody told it to stop. */
    boolean isDead() {
        return !stopping && worker.filter(thread -> !thread.isAlive()).isPresent();
    }

    boolean isBusy() {
        return busy;
    }

    /** Reads these partners from now on; takes effect after the batch in hand. */
    void read(Set<PartnerId> now) {
        if (!partners.equals(now)) {
            partners = Set.copyOf(now);
            changed = true;
            wake();
        }
    }

    /** Asks the worker to end after what is being decided. */
    void stop() {
        stopping = true;
        wake();
    }

    @Override
    public void run() {
        worker = Optional.of(Thread.currentThread());
        while (!stopping) {
            try (ShardSession session = ShardSession.open(link, options, this::wake)) {
                work(session);
            } catch (Throwable e) {
                // Nothing may end the worker but being told to: a shard without one would be silent for ever.
                stayAway(e);
            }
        }
    }

    private void work(ShardSession session) throws Exception {
        RoundRobin batches = new RoundRobin(session.arrivals(), arrived, options);
        changed = true;
        try (InTurn inTurn = new InTurn(name, route, forerunner, this::wake)) {
            while (!stopping) {
                if (session.isLost()) {
                    throw new IllegalStateException("The connection to the broker was lost.");
                }
                if (inTurn.isEmpty()) {
                    alone(session, batches, inTurn);
                } else {
                    meanwhile(session, batches, inTurn);
                }
            }
            inTurn.takeBack();
            while (!inTurn.isEmpty()) {
                settle(session, inTurn.next());
            }
        } finally {
            busy = false;
        }
    }

    /** Nothing is in hand. What makes no full batch is decided at once, on this thread. */
    private void alone(ShardSession session, RoundRobin batches, InTurn inTurn) throws Exception {
        follow(session);
        if (session.arrivals().nobodyReady()) {
            idle(session);
            return;
        }
        // Those that are read apart are never read ahead.
        boolean more = !arrived.apart() && session.arrivals().waiting() > options.maxBatch();
        IntakeBatch batch = batches.next();
        if (batch.size() == 0) {
            return;
        }
        progress.begin();
        busy = true;
        if (more) {
            inTurn.hand(batch);
        } else {
            settle(session, new Answered(batch, route.answer(name, batch)));
            busy = false;
        }
    }

    private boolean isToFollow(ShardSession session) {
        boolean incomplete = !session.unread().isEmpty();
        return changed || (incomplete && System.nanoTime() - lookedRound > LOOK_ROUND.toNanos());
    }

    /** A batch is being decided: the one before is settled, and the next, if it is full, made ready. */
    private void meanwhile(ShardSession session, RoundRobin batches, InTurn inTurn) throws Exception {
        if (inTurn.hasAnswered()) {
            settle(session, inTurn.next());
            busy = !inTurn.isEmpty();
            if (busy) {
                progress.begin();
            }
        } else if (!inTurn.isFull()
                && !isToFollow(session)
                && session.arrivals().waiting() >= options.maxBatch()) {
            inTurn.hand(batches.next());
        } else {
            LockSupport.parkNanos(this, LOOK_ROUND.toNanos());
        }
    }

    /** All is well again only after some quiet: right after the opening, what failed before has not come again yet. */
    private void idle(ShardSession session) {
        if (isToCount() && session.arrivals().anyUncounted()) {
            throw new IllegalStateException("Deliveries came that nobody counted; reading starts anew.");
        }
        if (backoff.isFresh()) {
            trouble = session.troubleReading();
            progress.made();
        }
        long begun = System.nanoTime();
        LockSupport.parkNanos(this, LOOK_ROUND.toNanos());
        if (System.nanoTime() - begun >= LOOK_ROUND.toNanos() && !session.isLost()) {
            backoff.reset();
        }
    }

    /** Every second at most: thousands of partners are looked at, for what should never be. */
    private boolean isToCount() {
        long now = System.nanoTime();
        boolean due = now - counted > LOOK_ROUND.toNanos();
        counted = due ? now : counted;
        return due;
    }

    /** Opens and closes queues as partners come and go, and tries again those that could not be read so far. */
    private void follow(ShardSession session) throws ActiveMQException {
        if (isToFollow(session)) {
            changed = false;
            session.read(partners);
            lookedRound = System.nanoTime();
        }
    }

    /** Sends the answers and acknowledges, in one transaction of the broker's. */
    private void settle(ShardSession session, Answered batch) throws ActiveMQException {
        settle(session, batch.batch(), batch.answers());
        committed.accept((int)
                batch.answers().stream().filter(answer -> !answer.isLeft()).count());
        giveBack(session, batch.answers());
        progress.made();
        backoff.reset();
        trouble = Optional.empty();
    }

    private void settle(ShardSession session, IntakeBatch batch, List<Answer> answers) throws ActiveMQException {
        try {
            replies.send(session, answers);
            batch.acknowledge(answers);
            session.session().commit();
            replies.committed(true);
        } catch (ActiveMQException e) {
            replies.committed(false);
            throw e;
        }
    }

    /** What was left is read again: by this shard, or apart from the others once their queues are free. */
    private void giveBack(ShardSession session, List<Answer> answers) throws ActiveMQException {
        Set<PartnerId> left = IntakeBatch.partnersOf(answers, Answer::isLeft);
        if (!left.isEmpty()) {
            session.giveBack(left);
            changed = true;
        }
        bulkhead.put(IntakeBatch.partnersOf(
                answers, answer -> arrived.apart() ? answer.kind() != Kind.REPLY : answer.kind() == Kind.APART));
    }

    private void stayAway(Throwable cause) {
        trouble = Optional.of(cause);
        Duration away = backoff.next();
        LOG.warn("{} cannot go on, nothing is lost; it tries again in {} ms", name, away.toMillis(), cause);
        long until = System.nanoTime() + away.toNanos();
        while (!stopping && System.nanoTime() < until) {
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private void wake() {
        worker.ifPresent(LockSupport::unpark);
    }
}
