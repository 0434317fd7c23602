package id.simpul.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the lease of a database: at once, or standing by until whoever has it ends or falls silent. */
final class LeaseAsking {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseAsking.class);

    /** How long a killed hub's session may take to be noticed by the server. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(1);

    private LeaseAsking() {}

    /**
     * @throws StartRefused if another hub has it, which lives
     */
    static HubLease take(DataSource source) {
        try (Asking asking = new Asking(source.getConnection())) {
            if (isFree(asking.session)) {
                return new HubLease(source, asking.kept(), false);
            }
            throw new StartRefused(
                    "Another hub uses this database (" + Predecessors.holder(asking.session, HubLease.KEY)
                            + "); stop it first, or give this hub a database of its own with SIMPUL_DB_URL.");
        } catch (SQLException e) {
            throw notLocked(e);
        }
    }

    /**
     * Takes it as soon as the hub that has it ends or falls silent. Once the database has answered, it waits through its restarts, too.
     *
     * @param goOn asked every few seconds, and throws where it is not to be waited for any longer
     * @throws StartRefused if the database does not answer at the first
     */
    static HubLease await(DataSource source, Runnable goOn) {
        boolean waits = false;
        boolean answered = false;
        boolean broken = false;
        while (true) {
            goOn.run();
            try (Asking asking = new Asking(source.getConnection())) {
                answered = true;
                if (isFree(asking.session)) {
                    return new HubLease(source, asking.kept(), waits);
                }
                if (!waits || broken) {
                    LOG.info(
                            "This hub stands by: another has the database ({})",
                            Predecessors.holder(asking.session, HubLease.KEY));
                }
                waits = true;
                broken = false;
            } catch (SQLException e) {
                if (!answered) {
                    throw notLocked(e);
                }
                if (!broken) {
                    LOG.warn("The database does not answer, and this hub goes on standing by: {}", e.getMessage());
                }
                broken = true;
                LockSupport.parkNanos(ASKED_AGAIN_AFTER.toNanos());
            }
        }
    }

    private static StartRefused notLocked(SQLException because) {
        return new StartRefused("The database could not be locked for this hub: " + because.getMessage(), because);
    }

    /** A session that asks for the lock, and ends where it is not kept. */
    private static final class Asking implements AutoCloseable {
        private final Connection session;
        private boolean kept;

        Asking(Connection session) {
            this.session = session;
        }

        Connection kept() {
            kept = true;
            return session;
        }

        @Override
        public void close() throws SQLException {
            if (!kept) {
                session.close();
            }
        }
    }

    private static boolean isFree(Connection session) throws SQLException {
        return HubLease.lock(session, PATIENCE)
                || (Predecessors.endIfLapsed(session, HubLease.KEY) && HubLease.lock(session, PATIENCE));
    }
}
