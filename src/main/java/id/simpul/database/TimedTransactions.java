package id.simpul.database;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Transactions with a deadline, each on a thread of its own, so that the caller goes on whatever happens in it: at the deadline the
 * statement that runs is cancelled and the thread interrupted; if it heeds neither, it is given up, and can commit nothing any more.
 */
public final class TimedTransactions {
    /** From the deadline until what was cancelled must have come back. */
    static final Duration GRACE = Duration.ofMillis(250);

    private static final Logger LOG = LoggerFactory.getLogger(TimedTransactions.class);
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "timed transaction");
        thread.setDaemon(true);
        return thread;
    });

    private final Database database;
    private final SessionLimits limits = new SessionLimits();

    public TimedTransactions(Database database) {
        this.database = database;
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * @param limit to be asked between steps that the database does not see
         */
        T in(Handle db, TimeLimit limit);
    }

    /**
     * Runs the work: all of it is committed, or, if it throws or is not done in time, none.
     *
     * @throws OutOfTime if it is not done in time
     */
    public <T> T run(Duration time, Work<T> work) {
        TimedTransaction<T> transaction = new TimedTransaction<>(database.timed(), limits, time, work);
        Future<T> result = THREADS.submit(transaction::perform);
        try {
            return await(transaction, result, time);
        } catch (ExecutionException e) {
            throw transaction.failure(e.getCause());
        } catch (InterruptedException e) {
            giveUp(transaction, result);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a transaction", e);
        }
    }

    private static <T> T await(TimedTransaction<T> transaction, Future<T> result, Duration time)
            throws ExecutionException, InterruptedException {
        try {
            return result.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // A commit that has begun is waited for: what became of it would be unknown.
            Duration patience = transaction.cancel() ? GRACE : time.plus(GRACE);
            try {
                return result.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException stubborn) {
                giveUp(transaction, result);
                throw new OutOfTime(time);
            }
        }
    }

    private static void giveUp(TimedTransaction<?> transaction, Future<?> result) {
        transaction.disconnect();
        result.cancel(true);
        LOG.warn("A transaction did not end when its time was up; it was disconnected from the database");
    }
}
