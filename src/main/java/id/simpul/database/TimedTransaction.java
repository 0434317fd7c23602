package id.simpul.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One transaction with a deadline: performed by one thread, and cancelled by another. */
final class TimedTransaction<T> {
    private static final Logger LOG = LoggerFactory.getLogger(TimedTransaction.class);

    private enum State {
        RUNNING,
        COMMITTING,
        CANCELLED
    }

    private final Database database;
    private final SessionLimits limits;
    private final Duration time;
    private final TimedTransactions.Work<T> work;
    private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
    private Optional<Connection> working = Optional.empty();
    private Optional<Connection> connection = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    TimedTransaction(Database database, SessionLimits limits, Duration time, TimedTransactions.Work<T> work) {
        this.database = database;
        this.limits = limits;
        this.time = time;
        this.work = work;
    }

    T perform() {
        TimeLimit limit = TimeLimit.in(time);
        try {
            return database.inTransaction(db -> inTime(db, limit));
        } finally {
            released();
        }
    }

    private T inTime(Handle db, TimeLimit limit) {
        begun(db.getConnection());
        try {
            limits.set(db, time.plus(TimedTransactions.GRACE));
            T result = work.in(db, limit);
            if (!state.compareAndSet(State.RUNNING, State.COMMITTING)) {
                throw new OutOfTime(time);
            }
            return result;
        } finally {
            ended();
        }
    }

    private synchronized void begun(Connection used) {
        working = Optional.of(used);
        connection = working;
        thread = Optional.of(Thread.currentThread());
    }

    /** From here on a cancellation could hit whoever uses the connection next. */
    private synchronized void ended() {
        working = Optional.empty();
        thread = Optional.empty();
        // An interrupt that came too late must not hit the commit or the rollback.
        Thread.interrupted();
    }

    private synchronized void released() {
        connection = Optional.empty();
    }

    /** Cancels it, unless its commit has begun. */
    boolean cancel() {
        if (!state.compareAndSet(State.RUNNING, State.CANCELLED)) {
            return false;
        }
        synchronized (this) {
            working.ifPresent(TimedTransaction::cancelStatement);
            thread.ifPresent(Thread::interrupt);
        }
        return true;
    }

    private static void cancelStatement(Connection used) {
        try {
            used.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            LOG.debug("A statement could not be cancelled; the server's own time-out ends it", e);
        }
    }

    /** Takes its connection away: what it still does cannot be committed. */
    synchronized void disconnect() {
        connection.ifPresent(database::evict);
    }

    /** What is to be thrown for what it threw: whatever a cancelled one came to, its time was up. */
    RuntimeException failure(Throwable thrown) {
        if (state.get() == State.CANCELLED) {
            OutOfTime late = new OutOfTime(time);
            late.addSuppressed(thrown);
            return late;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException failure ? failure : new IllegalStateException(thrown);
    }
}
