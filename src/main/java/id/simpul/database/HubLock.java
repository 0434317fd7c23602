package id.simpul.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a database for one hub by an advisory lock, which lives as long as one session of this hub, and so ends with a hub
 * that is killed.
 */
public final class HubLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HubLock.class);

    /** The name of the lock within the database: "simpul" in ASCII. */
    private static final long KEY = 0x73696d70756cL;

    /** How long a killed hub's session may take to be noticed by the server. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DataSource source;
    private Connection session;

    private HubLock(DataSource source, Connection session) {
        this.source = source;
        this.session = session;
    }

    /**
     * @throws StartRefused if another hub has it
     */
    static HubLock take(DataSource source) {
        try {
            Connection session = source.getConnection();
            if (lock(session, PATIENCE)) {
                return new HubLock(source, session);
            }
            String holder = holder(session);
            session.close();
            throw new StartRefused("Another hub uses this database (" + holder
                    + "); stop it first, or give this hub a database of its own with SIMPUL_DB_URL.");
        } catch (SQLException e) {
            throw new StartRefused("The database could not be locked for this hub: " + e.getMessage(), e);
        }
    }

    /**
     * Whether this hub has the database to itself. A lock that was lost with its session, as when the database is restarted,
     * is taken again unless another hub was quicker.
     */
    public synchronized boolean isHeld() {
        try {
            if (session.isValid(2)) {
                return true;
            }
            session.close();
            session = source.getConnection();
            if (lock(session, Duration.ZERO)) {
                return true;
            }
            session.close();
            return false;
        } catch (SQLException e) {
            LOG.warn("Cannot tell whether this hub still has the database to itself: {}", e.getMessage());
            return false;
        }
    }

    /** Waits on the server's side, by its lock timeout, so that nobody polls. */
    private static boolean lock(Connection session, Duration patience) throws SQLException {
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

    private static String holder(Connection session) throws SQLException {
        try (var statement = session.prepareStatement("""
                        select a.application_name || ' from ' || coalesce(a.client_addr::text, 'this machine')
                        from pg_locks l join pg_stat_activity a on a.pid = l.pid
                        where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                          and l.database = (select oid from pg_database where datname = current_database())
                          and (l.classid::bigint << 32) | l.objid::bigint = ?
                        """)) {
            statement.setLong(1, KEY);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "it has just stopped";
            }
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
