package id.simpul.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lease of a database: one hub has it, by an advisory lock of one session, and says every few seconds that it lives. A hub that is killed
 * loses it with its session; one that stands still, as a suspended machine does, loses it to the next that asks once {@link #LAPSES_AFTER}
 * has gone by. Each holder has the next epoch (fencing token), which all its sessions carry.
 */
public final class HubLease implements AutoCloseable {
    /** How long a holder may be silent before another may take its place; by the database's clock. */
    public static final Duration LAPSES_AFTER = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(HubLease.class);

    /** The name of the lock within the database: "simpul" in ASCII. */
    public static final long KEY = 0x73696d70756cL;

    private static final Duration RENEWED_EVERY = Duration.ofSeconds(5);
    private static final int ANSWER_SECONDS = 2;
    private static final long NONE_YET = -1;

    /** What a hub can know of its lease. */
    public enum Standing {
        /** It may write. */
        HELD,
        /** The database does not answer, or has not noticed yet that the session of the lock is gone. */
        UNKNOWN,
        /** Another hub has the database: this one can write nothing any more, and is to end. */
        LOST
    }

    private final DataSource source;
    private final boolean waited;
    private Connection session;
    private long epoch = NONE_YET;
    private long renewed;
    private boolean lost;

    /**
     * @param session which has the lock
     * @param waited whether another hub had it when it was first asked for
     */
    HubLease(DataSource source, Connection session, boolean waited) {
        this.source = source;
        this.session = session;
        this.waited = waited;
    }

    /** Whether another hub had it when it was first asked for. */
    public boolean isInheritance() {
        return waited;
    }

    /**
     * Begins the next epoch, once the tables are up to date: from now on no session of an earlier one can write.
     *
     * @return the epoch, which new sessions of this hub must carry
     */
    synchronized long begin() {
        try (var statement = session.prepareStatement("""
                        insert into lease (epoch, hub, taken_at, seen_at)
                        values (1, current_setting('application_name'), clock_timestamp(), clock_timestamp())
                        on conflict (only_one) do update
                        set epoch = lease.epoch + 1, hub = excluded.hub, taken_at = excluded.taken_at,
                            seen_at = excluded.seen_at
                        returning epoch
                        """);
                var row = statement.executeQuery()) {
            row.next();
            epoch = row.getLong(1);
        } catch (SQLException e) {
            throw new StartRefused("The database could not be leased for this hub: " + e.getMessage(), e);
        }
        Predecessors.endSessions(session, epoch);
        renewed = System.nanoTime();
        return epoch;
    }

    /** Whether this hub has the database to itself, as far as it can be known now. */
    public boolean isHeld() {
        return standing() == Standing.HELD;
    }

    /**
     * Says that this hub lives, and looks whether it may write. A lock that was lost with its session, as when the database is restarted, is
     * taken again unless another hub was quicker.
     */
    public synchronized Standing standing() {
        if (lost) {
            return Standing.LOST;
        }
        try {
            Standing standing = session.isValid(ANSWER_SECONDS) ? renewed() : takenAgain();
            lost = standing == Standing.LOST;
            return standing;
        } catch (SQLException e) {
            LOG.warn("Cannot tell whether this hub still has the database to itself: {}", e.getMessage());
            return Standing.UNKNOWN;
        }
    }

    private Standing renewed() throws SQLException {
        if (epoch == NONE_YET || System.nanoTime() - renewed < RENEWED_EVERY.toNanos()) {
            return Standing.HELD;
        }
        try (var statement = session.prepareStatement("update lease set seen_at = clock_timestamp() where epoch = ?")) {
            statement.setQueryTimeout(ANSWER_SECONDS);
            statement.setLong(1, epoch);
            if (statement.executeUpdate() == 0) {
                return Standing.LOST;
            }
            renewed = System.nanoTime();
            return Standing.HELD;
        }
    }

    /** Whether another hub waits for the place of this one just now; between two of its questions none is seen to. */
    public synchronized boolean isWaitedFor() {
        try (var statement = session.prepareStatement(Predecessors.WAITING)) {
            statement.setQueryTimeout(ANSWER_SECONDS);
            statement.setLong(1, KEY);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            LOG.debug("Cannot tell whether another hub stands by", e);
            return false;
        }
    }

    private Standing takenAgain() throws SQLException {
        session.close();
        session = source.getConnection();
        boolean locked = lock(session, Duration.ZERO);
        if (epoch != NONE_YET && !isMine()) {
            session.close();
            return Standing.LOST;
        }
        if (locked) {
            return renewed();
        }
        session.close();
        return Standing.UNKNOWN;
    }

    private boolean isMine() throws SQLException {
        try (var statement = session.createStatement();
                var row = statement.executeQuery("select epoch from lease")) {
            return row.next() && row.getLong(1) == epoch;
        }
    }

    /** Takes the lock; waits for it on the server's side, by its lock timeout, so that nobody polls. */
    static boolean lock(Connection session, Duration patience) throws SQLException {
        try (var statement = session.createStatement()) {
            if (!patience.isZero()) {
                statement.execute("set lock_timeout = " + patience.toMillis());
                statement.execute("select pg_advisory_lock(" + KEY + ")");
                return true;
            }
            try (var row = statement.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            if ("55P03".equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        try {
            session.close();
        } catch (SQLException e) {
            LOG.debug("The session of the hub's lock was gone already", e);
        }
    }
}
