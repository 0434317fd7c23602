package id.simpul.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;

/** Tells transient failures, which are the database's own and worth a retry, from trouble with what it was asked. */
final class DatabaseTrouble {
    /** SQLSTATE classes: connection gone, resources or disk short, operator stops it, system error, transaction to be tried again. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58", "40");

    /** SQLSTATEs: lock not available, read-only standby, session ended for idling, wrong password or no such database by now. */
    private static final Set<String> STATES = Set.of("55P03", "25006", "25P03", "25P04", "28000", "28P01", "3D000");

    private DatabaseTrouble() {}

    static boolean is(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException || (cause instanceof SQLException sql && is(sql))) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(SQLException thrown) {
        if (thrown instanceof SQLTransientConnectionException
                || thrown instanceof SQLNonTransientConnectionException
                || thrown instanceof SQLRecoverableException) {
            return true;
        }
        String state = thrown.getSQLState();
        return state != null
                && state.length() == 5
                && (CLASSES.contains(state.substring(0, 2)) || STATES.contains(state));
    }
}
