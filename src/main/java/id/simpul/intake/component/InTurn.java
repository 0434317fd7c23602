package id.simpul.intake.component;

import id.simpul.intake.Answer;
import id.simpul.intake.Forerunner;
import id.simpul.partner.PartnerId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has the batches of a shard decided strictly one after the other, on a thread of their own: meanwhile the shard's worker settles the
 * one before and makes the next ready. Once a batch has failed, none that was handed over after it is decided any more, and what a
 * partner sent after a message that was left is not decided either.
 */
final class InTurn implements AutoCloseable {
    /** One is decided, and one waits for its turn or to be settled. */
    private static final int MOST = 2;

    private final String shard;
    private final Wiring.BatchRoute route;
    private final Forerunner forerunner;
    private final Runnable wake;
    private final ExecutorService thread;
    private final Deque<Handed> handed = new ArrayDeque<>();
    /** Written by the deciding thread alone. */
    private Set<PartnerId> left = Set.of();

    private volatile boolean broken;

    /**
     * A batch that was handed over.
     *
     * @param follows whether the one before it was not settled yet when it was handed over
     * @param taken set once, by whoever comes first: it is decided, or taken back
     * @param answers what will be answered
     */
    private record Handed(
            IntakeBatch batch, boolean follows, AtomicBoolean taken, CompletableFuture<List<Answer>> answers) {
        boolean take() {
            return taken.compareAndSet(false, true);
        }
    }

    /** A batch and its answers, in order. */
    record Answered(IntakeBatch batch, List<Answer> answers) {}

    /**
     * @param wake called when a batch is decided, or has failed
     */
    InTurn(String shard, Wiring.BatchRoute route, Forerunner forerunner, Runnable wake) {
        this.shard = shard;
        this.route = route;
        this.forerunner = forerunner;
        this.wake = wake;
        this.thread = Executors.newSingleThreadExecutor(work -> {
            Thread deciding = new Thread(work, "intake " + shard + " decides");
            deciding.setDaemon(true);
            return deciding;
        });
    }

    boolean isEmpty() {
        return handed.isEmpty();
    }

    boolean isFull() {
        return handed.size() == MOST;
    }

    /** Makes a batch ready, and has it decided when those before it are. */
    void hand(IntakeBatch batch) {
        batch.prepare(forerunner);
        Handed one = new Handed(batch, !handed.isEmpty(), new AtomicBoolean(), new CompletableFuture<>());
        handed.add(one);
        thread.execute(() -> decide(one));
    }

    /** Whether the batch whose turn it was is decided, or has failed. */
    boolean hasAnswered() {
        return !handed.isEmpty() && handed.peek().answers().isDone();
    }

    /**
     * The batch that was handed over first of those in hand, once it is decided.
     *
     * @throws Exception what the route threw
     */
    Answered next() throws Exception {
        Handed first = handed.remove();
        try {
            return new Answered(first.batch(), first.answers().get());
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }

    /** Takes back what has not had its turn yet: it stays unacknowledged. */
    void takeBack() {
        handed.removeIf(Handed::take);
    }

    private void decide(Handed one) {
        if (!one.take()) {
            return;
        }
        try {
            if (broken) {
                throw new CancellationException("A batch before it failed");
            }
            one.answers().complete(answer(one));
        } catch (Throwable e) {
            // Whatever it was, the worker has to know; and nothing may overtake what failed.
            broken = true;
            one.answers().completeExceptionally(e);
        } finally {
            wake.run();
        }
    }

    private List<Answer> answer(Handed one) throws Exception {
        IntakeBatch batch = one.batch();
        if (one.follows()) {
            batch.leaveOut(left);
        }
        List<Answer> answers = batch.size() == 0 ? List.of() : route.answer(shard, batch);
        left = IntakeBatch.partnersOf(answers, Answer::isLeft);
        return answers;
    }

    /** Waits until nothing is decided any more; what was not begun never is. */
    @Override
    public void close() {
        broken = true;
        thread.shutdown();
        try {
            while (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                // A decision has a deadline of its own; what comes after it must not begin before it has ended.
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
