package id.simpul.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionHandler;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * What goes wrong between a hub and its database, at a chosen statement or commit. It is staged at the server, so that what fails there
 * fails as it would, and what is rolled back is.
 */
public final class Faults {
    /** What goes wrong. */
    public enum Kind {
        /** Before a statement: two transactions waited for each other. */
        DEADLOCK("40P01"),
        /** Before a statement: it took too long. */
        CANCELLED("57014"),
        /** Before a statement: the disk is full. */
        DISK_FULL("53100"),
        /** Before a statement: a mistake of the hub's own. */
        MISTAKE("22012"),
        /** Before a statement: its session is ended. */
        SESSION_ENDED(""),
        /** Before a statement: the hub is killed. */
        DIES(""),
        /** Before a statement: another hub takes the database, and this one goes on as if nothing were. */
        REPLACED(""),
        /** At a commit: the session is ended before it. */
        COMMIT_FAILS(""),
        /** At a commit: it is done, and the hub does not hear of it. */
        ANSWER_LOST(""),
        /** At a commit: it is done, and the hub is killed before it goes on. */
        DIES_AFTER_COMMIT("");

        private static final Set<Kind> AT_COMMIT = Set.of(COMMIT_FAILS, ANSWER_LOST, DIES_AFTER_COMMIT);

        private final String state;

        Kind(String state) {
            this.state = state;
        }

        private boolean isAtCommit() {
            return AT_COMMIT.contains(this);
        }
    }

    /** The least that can be set. */
    private static final Duration AT_MOST = Duration.ofMillis(250);

    private static final String END_SESSION = "select pg_terminate_backend(pg_backend_pid())";

    private Optional<Kind> armed = Optional.empty();
    private Runnable replacing = () -> {};
    private int left;
    private boolean dead;
    private boolean fired;

    private final Database database;

    private Faults(Database database) {
        this.database = database;
    }

    /** Stands between a hub and this database from now on. */
    public static Faults on(Database database) {
        Faults faults = new Faults(database);
        faults.watch(database.jdbi());
        faults.watch(database.timed().jdbi());
        return faults;
    }

    private void watch(Jdbi jdbi) {
        jdbi.getConfig(SqlStatements.class).setSqlLogger(new Statements());
        jdbi.setTransactionHandler(new Commits(jdbi.getTransactionHandler()));
    }

    /**
     * From now on this is to go wrong, once.
     *
     * @param place at which statement or commit from now on, 1 or more
     * @param another what takes the hub's place, where it is replaced
     */
    public synchronized void arm(Kind kind, int place, Runnable another) {
        armed = Optional.of(kind);
        left = place;
        fired = false;
        replacing = another;
    }

    /** Nothing goes wrong any more, unless the hub is dead. */
    public synchronized void disarm() {
        armed = Optional.empty();
    }

    /** Whether the hub was killed: it reaches its database no more, whatever it still does. */
    public synchronized boolean isDead() {
        return dead;
    }

    /** Whether anything went wrong since it was armed last. */
    public synchronized boolean hasFired() {
        return fired || dead;
    }

    /** Another hub has its database: nobody waits for a connection that it does not get. */
    public void isReplaced() {
        database.waitAtMost(AT_MOST);
        database.timed().waitAtMost(AT_MOST);
    }

    /** The hub is killed here. */
    public synchronized void kill() {
        dead = true;
        armed = Optional.empty();
    }

    private synchronized Optional<Kind> due(boolean atCommit) {
        if (armed.filter(kind -> kind.isAtCommit() == atCommit).isEmpty() || --left > 0) {
            return Optional.empty();
        }
        Optional<Kind> fires = armed;
        fired = true;
        armed = Optional.empty();
        return fires;
    }

    private static SQLException gone() {
        return new PSQLException("This hub is dead", PSQLState.CONNECTION_UNABLE_TO_CONNECT);
    }

    private void beforeStatement(Connection connection) throws SQLException {
        if (isDead()) {
            throw gone();
        }
        Optional<Kind> kind = due(false);
        if (kind.isEmpty()) {
            return;
        }
        if (kind.get() == Kind.REPLACED) {
            replacing.run();
            return;
        }
        if (kind.get() == Kind.DIES) {
            kill();
        }
        try (var statement = connection.createStatement()) {
            statement.execute(
                    kind.get().state.isEmpty()
                            ? END_SESSION
                            : "do $$ begin raise exception 'as chance has it' using errcode = '" + kind.get().state
                                    + "'; end $$");
        }
    }

    private void beforeCommit(Optional<Kind> kind, Connection connection) {
        if (isDead()) {
            throw new TransactionException("This hub is dead", gone());
        }
        if (kind.filter(Kind.COMMIT_FAILS::equals).isPresent()) {
            endSession(connection);
        }
    }

    private void afterCommit(Optional<Kind> kind, Connection connection) throws SQLException {
        if (kind.filter(one -> one == Kind.ANSWER_LOST || one == Kind.DIES_AFTER_COMMIT)
                .isPresent()) {
            if (kind.get() == Kind.DIES_AFTER_COMMIT) {
                kill();
            }
            endSession(connection);
            throw new PSQLException("The answer was lost", PSQLState.CONNECTION_FAILURE);
        }
    }

    private static void endSession(Connection connection) {
        try (var statement = connection.createStatement()) {
            statement.execute(END_SESSION);
        } catch (SQLException expected) {
            assert PSQLState.isConnectionError(expected.getSQLState())
                    || expected.getSQLState().startsWith("57");
        }
    }

    private final class Statements implements SqlLogger {
        @Override
        public void logBeforeExecution(StatementContext context) {
            try {
                beforeStatement(context.getConnection());
            } catch (SQLException e) {
                throw new UnableToExecuteStatementException(e, context);
            }
        }

        private static boolean isLook(StatementContext context) {
            return context.getRenderedSql().stripLeading().startsWith("select");
        }

        /** A statement by itself is committed as it is done. */
        @Override
        public void logAfterExecution(StatementContext context) {
            try {
                if (!isLook(context) && context.getConnection().getAutoCommit()) {
                    afterCommit(due(true), context.getConnection());
                }
            } catch (SQLException e) {
                throw new UnableToExecuteStatementException(e, context);
            }
        }
    }

    private final class Commits extends DelegatingTransactionHandler {
        Commits(TransactionHandler real) {
            super(real);
        }

        @Override
        public TransactionHandler specialize(Handle db) throws SQLException {
            return new Commits(getDelegate().specialize(db));
        }

        @Override
        public void commit(Handle db) {
            Optional<Kind> kind = due(true);
            beforeCommit(kind, db.getConnection());
            super.commit(db);
            try {
                afterCommit(kind, db.getConnection());
            } catch (SQLException e) {
                throw new TransactionException("The answer was lost", e);
            }
        }
    }
}
