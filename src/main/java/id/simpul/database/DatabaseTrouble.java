package id.simpul.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;

/** Tells what a database is in trouble with: with itself, or with what it was asked, which may pass or come again each time. */
public enum DatabaseTrouble {
    /** It cannot work, whoever asks what: unreachable, full, read-only, stopping, failing. */
    ITS_OWN,
    /** The work was interrupted: its session ended, it waited for a lock, it deadlocked, it took too long. It may pass, or not. */
    INTERRUPTED,
    /** It would fail again. */
    OF_THE_WORK;

    /** SQLSTATE classes: resources short, system error. */
    private static final Set<String> OWN_CLASSES = Set.of("53", "58");

    /** SQLSTATEs: starting or stopping, read-only, wrong password or no such database by now. */
    private static final Set<String> OWN_STATES = Set.of("57P03", "25006", "28000", "28P01", "3D000");

    /** SQLSTATE classes: connection gone, operator intervention (a cancelled statement too), to be tried again. */
    private static final Set<String> INTERRUPTED_CLASSES = Set.of("08", "57", "40");

    /**
     * SQLSTATEs: lock not available, session ended for idling or for a transaction that took too long, and memory, which one statement
     * can use up alone.
     */
    private static final Set<String> INTERRUPTED_STATES = Set.of("55P03", "25P03", "25P04", "53200", "53400");

    /**
     * Whether what was thrown is trouble of the database itself (unreachable, stopping, full, read-only), so that no work is at fault and
     * the same may succeed later.
     */
    public static boolean isItsOwn(Throwable thrown) {
        return of(thrown) == ITS_OWN;
    }

    /**
     * Whether what was thrown is an interruption (session ended, lock not had, deadlock, time-out): by others, and then it passes, or
     * by the work itself, and then it comes again although the database is well.
     */
    public static boolean isInterruption(Throwable thrown) {
        return of(thrown) == INTERRUPTED;
    }

    /** Transient: whether the same may succeed later, be the database in trouble or the work interrupted. */
    public static boolean isTransient(Throwable thrown) {
        return isItsOwn(thrown) || isInterruption(thrown);
    }

    private static DatabaseTrouble of(Throwable thrown) {
        return causes(thrown)
                        .anyMatch(cause -> cause instanceof ConnectionException
                                || cause instanceof SQLTransientConnectionException)
                ? ITS_OWN
                : state(thrown).map(DatabaseTrouble::of).orElse(OF_THE_WORK);
    }

    /** What PostgreSQL calls it (SQLSTATE), where it comes from there. */
    public static Optional<String> state(Throwable thrown) {
        return causes(thrown)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner);
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    private static DatabaseTrouble of(String state) {
        if (state.length() != 5) {
            return OF_THE_WORK;
        }
        String ofClass = state.substring(0, 2);
        if (INTERRUPTED_STATES.contains(state)) {
            return INTERRUPTED;
        }
        if (OWN_CLASSES.contains(ofClass) || OWN_STATES.contains(state)) {
            return ITS_OWN;
        }
        return INTERRUPTED_CLASSES.contains(ofClass) ? INTERRUPTED : OF_THE_WORK;
    }
}
