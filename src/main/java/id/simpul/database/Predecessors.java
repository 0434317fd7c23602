package id.simpul.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

    private static final String OF_OTHER_EPOCHS = """
            l.locktype = 'advisory' and l.objsubid = 2 and l.classid = %d and l.objid <> ?
              and l.database = (select oid from pg_database where datname = current_database())
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
     * Ends all sessions of earlier epochs, and waits until they are gone. One that shows its epoch only after this looked is
     * refused, since the next has begun: a hub that still runs may go on opening such sessions, and they do no harm.
     *
     * @throws StartRefused if one of them stays
     */
    static void endSessions(Connection session, long epoch) {
        try {
            Integer[] ended = end(session, epoch);
            if (ended.length > 0) {
                LOG.warn("{} sessions of the hub that had this database before were ended", ended.length);
            }
            if (stay(session, epoch, ended)) {
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

    /** The processes of the server that were told to end. */
    private static Integer[] end(Connection session, long epoch) throws SQLException {
        List<Integer> ended = new ArrayList<>();
        try (var statement = session.prepareStatement(
                "select l.pid, pg_terminate_backend(l.pid, ?) from pg_locks l where " + OF_OTHER_EPOCHS)) {
            statement.setInt(1, GONE_WITHIN_MILLIS);
            statement.setLong(2, epoch);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    ended.add(row.getInt(1));
                }
            }
        }
        return ended.toArray(Integer[]::new);
    }

    private static boolean stay(Connection session, long epoch, Integer... ended) throws SQLException {
        try (var statement = session.prepareStatement(
                "select exists (select 1 from pg_locks l where l.pid = any (?) and " + OF_OTHER_EPOCHS + ")")) {
            statement.setArray(1, session.createArrayOf("int4", ended));
            statement.setLong(2, epoch);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
