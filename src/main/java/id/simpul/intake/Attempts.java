package id.simpul.intake;

import id.simpul.database.Database;
import id.simpul.database.DatabaseTrouble;
import id.simpul.database.TimedTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Decides messages in one transaction with a deadline, and tells their failure from the database's. */
final class Attempts {
    private static final Duration REHEARSAL = Duration.ofSeconds(2);

    private final TimedTransactions transactions;
    private final DecidingParts parts;
    private final Clock clock;

    Attempts(Database database, DecidingParts parts, Clock clock) {
        this.transactions = new TimedTransactions(database);
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * Decides them.
     *
     * @param cases none of them answered yet, and the inbox looked into
     * @throws AttemptFailed if they are to blame, or may be
     * @throws RuntimeException if the database is in trouble: the same may come again later
     */
    List<Case> first(List<Case> cases, Duration time) {
        Watch watch = new Watch();
        Instant now = clock.instant();
        return attempt(watch, time, (db, limit) -> new BatchDecision(db, parts, now, watch.until(limit)).decide(cases));
    }

    /** The same after a failure: what others, or an attempt that seemed to fail, have decided meanwhile is answered as decided. */
    List<Case> again(List<Case> cases, Duration time) {
        Watch watch = new Watch();
        Instant now = clock.instant();
        return attempt(watch, time, (db, limit) -> {
            List<Case> looked = Inbox.setAsideKnown(db, cases);
            return open(looked, open -> new BatchDecision(db, parts, now, watch.until(limit)).decide(open));
        });
    }

    /** What is to be done with open cases. */
    @FunctionalInterface
    interface Deciding {
        List<Case> decide(List<Case> open);
    }

    /** Has those decided that are not answered, and leaves the others in their places. */
    static List<Case> open(List<Case> cases, Deciding deciding) {
        List<Case> open = cases.stream().filter(Case::isOpen).toList();
        if (open.isEmpty()) {
            return cases;
        }
        Iterator<Case> decided = deciding.decide(open).iterator();
        return cases.stream().map(one -> one.isOpen() ? decided.next() : one).toList();
    }

    private List<Case> attempt(Watch watch, Duration time, TimedTransactions.Work<List<Case>> work) {
        try {
            return transactions.run(time, work);
        } catch (RuntimeException | Error e) {
            // An Error too, such as too deep a recursion, is the fault of a message, which must not stay for ever.
            AttemptFailed failed = new AttemptFailed(e, watch.suspect());
            if (DatabaseTrouble.isItsOwn(e) || !isDatabaseWell()) {
                throw e;
            }
            throw failed;
        }
    }

    /** Whether what every message needs can be written: if not, no message is to blame for anything. */
    private boolean isDatabaseWell() {
        try {
            return transactions.run(REHEARSAL, (db, limit) -> rehearse(db));
        } catch (RuntimeException e) {
            return false;
        }
    }

    private boolean rehearse(Handle db) {
        db.savepoint("rehearsal");
        RequestRows.rehearse(db, clock.instant());
        db.rollbackToSavepoint("rehearsal");
        return true;
    }
}
