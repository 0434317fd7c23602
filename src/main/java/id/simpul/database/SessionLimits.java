package id.simpul.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;

/**
 * The server's own limits of transactions with a deadline, should this process be the one that stands still. A session keeps them, and is
 * told again only when the next transaction has another deadline: that would be a trip for each.
 */
final class SessionLimits {
    private static final int KNOWS_TRANSACTION_TIMEOUT = 17;

    private final Map<PGConnection, Duration> kept = Collections.synchronizedMap(new WeakHashMap<>());

    /** Sets them for this transaction, and those of its session after it. */
    void set(Handle db, Duration time) {
        PGConnection session = session(db.getConnection());
        if (!time.equals(kept.get(session))) {
            tell(db, time.toMillis());
            // A session forgets what it was told in a transaction that is rolled back.
            kept.remove(session);
            db.afterCommit(() -> kept.put(session, time));
        }
    }

    private static void tell(Handle db, long millis) {
        PlannedOnce.of(db.createQuery("select set_config('statement_timeout', :statement, false)"
                        + " || set_config('idle_in_transaction_session_timeout', :whole, false)"
                        + (knowsTransactionTimeout(db) ? " || set_config('transaction_timeout', :whole, false)" : "")))
                .bind("statement", Long.toString(millis))
                .bind("whole", Long.toString(2 * millis))
                .mapTo(String.class)
                .one();
    }

    private static PGConnection session(Connection connection) {
        try {
            return connection.unwrap(PGConnection.class);
        } catch (SQLException e) {
            throw new IllegalStateException("The connection is none to PostgreSQL", e);
        }
    }

    private static boolean knowsTransactionTimeout(Handle db) {
        try {
            return db.getConnection().getMetaData().getDatabaseMajorVersion() >= KNOWS_TRANSACTION_TIMEOUT;
        } catch (SQLException e) {
            throw new IllegalStateException("The database's version is not known", e);
        }
    }
}
