package id.simpul.intake;

import id.simpul.database.Database;
import id.simpul.intake.envelope.Opened.WellFormed;
import id.simpul.ledger.RequestType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides a batch of requests and writes decisions, effects, replies, history and promises in one database transaction. If the
 * hub fails on one message, the batch is done again message by message, and only that one is set aside with its reason; if the
 * database fails, the batch fails and comes again.
 */
public final class Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final Database database;
    private final Inbox inbox;
    private final Court court;
    private final Clock clock;
    private final PendingDecisions pending;

    public Decisions(Database database, Inbox inbox, Court court, Clock clock) {
        this.database = database;
        this.inbox = inbox;
        this.court = court;
        this.clock = clock;
        this.pending = new PendingDecisions(database, court, clock);
    }

    /** Answers every case that is not answered yet. */
    public List<Case> take(List<Case> cases) {
        if (cases.stream().noneMatch(Case::isOpen)) {
            return cases;
        }
        try {
            return together(cases);
        } catch (RuntimeException e) {
            throwIfPassing(e);
            LOG.warn("A batch of {} failed and is taken message by message", cases.size(), e);
            return cases.stream().map(this::alone).toList();
        }
    }

    /** The answers, one for each message. */
    public List<Answer> answers(List<Case> cases) {
        return cases.stream().map(Case::answer).map(Optional::orElseThrow).toList();
    }

    /** Has an act of the library's staff judged, registered and written like a partner's request. */
    public Performed perform(WellFormed act) {
        Instant now = clock.instant();
        return database.inTransaction(db -> {
            Docket docket = new Docket(db, court, now);
            return act.request().type() == RequestType.STAFF_DECIDE
                    ? docket.enter(act, pending.decide(db, act.request()))
                    : docket.perform(act);
        });
    }

    private List<Case> together(List<Case> cases) {
        Instant now = clock.instant();
        return database.inTransaction(db -> new Docket(db, court, now).decide(cases));
    }

    private Case alone(Case one) {
        try {
            List<Case> looked = inbox.setAsideKnown(List.of(one));
            return looked.get(0).isOpen() ? together(looked).get(0) : looked.get(0);
        } catch (RuntimeException e) {
            throwIfPassing(e);
            LOG.error(
                    "The hub failed on message {} of {}; it is set aside",
                    one.incoming().messageId(),
                    one.incoming().partner(),
                    e);
            return one.answered(Answer.deadLetter(
                    one.incoming(), "The hub failed on it: " + e.getClass().getSimpleName()));
        }
    }

    /** What passes by itself is no fault of a message: the whole batch comes again. */
    private static void throwIfPassing(RuntimeException e) {
        if (Database.isTrouble(e) || e instanceof Register.AlreadyRegistered) {
            throw e;
        }
    }
}
