package id.simpul.intake;

import id.simpul.database.DatabaseTrouble;
import id.simpul.database.OutOfTime;
import java.util.Optional;

/** Messages could not be decided in one transaction, of which nothing was kept. */
final class AttemptFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What failed a message. */
    enum Fault {
        /** It fails, and will again. */
        ITS_OWN(1),
        /** It takes too long; once may be the machine's fault. */
        TOO_SLOW(2),
        /** Its transaction was interrupted by others, or by what it does itself: then it will be again. */
        INTERRUPTED(3);

        private final int enough;

        Fault(int enough) {
            this.enough = enough;
        }

        /** After so many failures while the database is well the message is to blame. */
        boolean isProvenBy(int failures) {
            return failures >= enough;
        }
    }

    private final transient Optional<Case> suspect;

    AttemptFailed(Throwable cause, Optional<Case> suspect) {
        super(cause);
        this.suspect = suspect;
    }

    /** The message on which it failed, where that is known. */
    Optional<Case> suspect() {
        return suspect;
    }

    Fault fault() {
        if (getCause() instanceof OutOfTime) {
            return Fault.TOO_SLOW;
        }
        return DatabaseTrouble.isInterruption(getCause()) || getCause() instanceof RequestRows.AlreadyRegistered
                ? Fault.INTERRUPTED
                : Fault.ITS_OWN;
    }

    /** For staff: what failed, without a word of the message's own. */
    String reason() {
        return switch (fault()) {
            case TOO_SLOW ->
                "The hub could not decide it in time: " + getCause().getMessage();
            case INTERRUPTED -> "The database broke it off again and again: " + name();
            case ITS_OWN -> "The hub failed on it: " + name();
        };
    }

    private String name() {
        return getCause().getClass().getSimpleName()
                + DatabaseTrouble.state(getCause())
                        .map(state -> " (SQLSTATE " + state + ")")
                        .orElse("");
    }
}
