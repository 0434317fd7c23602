package id.simpul.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fencing at the server: hubs that had the database before are put out by ending their sessions, so that what they had begun is rolled
 * back and nothing of theirs can be committed later, whenever they wake.
 */
final class Predecessors {
    /** Namespace of the lock that each session of an epoch shares: "simp" in ASCII. */
    private static final int EPOCHS = 0x73696d70;

    /** A session that begins with an epoch shows it by a lock, and is refused once there is a later one. */
    static final String SHOW_EPOCH = """
            do $$ begin
                if coalesce(current_setting('simpul.epoch', true), '') <> '' then
                    perform pg_advisory_lock_shared(%d, current_setting('simpul.epoch')::int);
                    if (select epoch from lease) <> current_setting('simpul.epoch')::bigint then
                        raise exception 'another hub has taken this database' using errcode = '57P03';
                    end if;
                end if;
            end $$
            """.formatted(EPOCHS);

    /** Whether a session waits for the lock of a hub. */
    static final String WAITING = """
            select exists (select 1 from pg_locks l
                where l.locktype = 'advisory' and not l.granted and l.objsubid = 1
                  and l.database = (select oid from pg_database where datname = current_database())
                  and (l.classid::bigint << 32) | l.objid::bigint = ?)
            """;

    private static final Logger LOG = LoggerFactory.getLogger(Predecessors.class);
    private static final int GONE_WITHIN_MILLIS = 10_000;

    private Predecessors() {}

    /** What a session that is opened from now on must carry as its options. */
    static String options(long epoch) {
        return "-c simpul.epoch=" + epoch;
    }

    /** Who has the lock: its name and where it is. */
    static String holder(Connection session, long key) throws SQLException {
        try (var statement = session.prepareStatement("""
                        select a.application_name || ' from ' || coalesce(a.client_addr::text, 'this machine')
                        from pg_locks l join pg_stat_activity a on a.pid = l.pid
                        where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                          and l.database = (select oid from pg_database where datname = current_database())
                          and (l.classid::bigint << 32) | l.objid::bigint = ?
                        """)) {
            statement.setLong(1, key);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "it has just stopped";
            }
        }
    }

    /**
     * Ends the session that has the lock, if its hub has been silent for longer than its lease.
     *
     * @return whether it was ended
     */
    static boolean endIfLapsed(Connection session, long key) throws SQLException {
        if (!isLapsed(session)) {
            return false;
        }
        LOG.warn(
                "The hub that has this database ({}) has been silent for more than {} s: this one takes its place",
                holder(session, key),
                HubLease.LAPSES_AFTER.toSeconds());
        try (var statement = session.prepareStatement("""
                        select pg_terminate_backend(l.pid, ?)
                        from pg_locks l
                        where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                          and l.database = (select oid from pg_database where datname = current_database())
                          and (l.classid::bigint << 32) | l.objid::bigint = ?
                        """)) {
            statement.setInt(1, GONE_WITHIN_MILLIS);
            statement.setLong(2, key);
            statement.execute();
        }
        return true;
    }

    private static boolean isLapsed(Connection session) throws SQLException {
        try (var statement = session.createStatement();
                var there = statement.executeQuery("select to_regclass('lease') is not null")) {
            if (!there.next() || !there.getBoolean(1)) {
                return false;
            }
        }
        try (var statement =
                session.prepareStatement("select seen_at < clock_timestamp() - make_interval(secs => ?) from lease")) {
            statement.setLong(1, HubLease.LAPSES_AFTER.toSeconds());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /**
     * Ends all sessions of earlier epochs, and waits until they are gone.
     *
     * @throws StartRefused if one of them stays
     */
    static void endSessions(Connection session, long epoch) {
        try {
            int ended = end(session, epoch);
            if (ended > 0) {
                LOG.warn("{} sessions of the hub that had this database before were ended", ended);
            }
            if (end(session, epoch) > 0) {
                throw new StartRefused(
                        "Sessions of the hub that had this database before cannot be ended; stop it, then start this one.");
            }
        } catch (SQLException e) {
            throw new StartRefused(
                    "Sessions of the hub that had this database before cannot be ended; stop it, then start this one: "
                            + e.getMessage(),
                    e);
        }
    }

    private static int end(Connection session, long epoch) throws SQLException {
        try (var statement = session.prepareStatement("""
                        select count(pg_terminate_backend(l.pid, ?))
                        from pg_locks l
                        where l.locktype = 'advisory' and l.objsubid = 2 and l.classid = ? and l.objid <> ?
                          and l.database = (select oid from pg_database where datname = current_database())
                        """)) {
            statement.setInt(1, GONE_WITHIN_MILLIS);
            statement.setLong(2, EPOCHS);
            statement.setLong(3, epoch);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
