package id.simpul.intake;

import id.simpul.database.Database;
import id.simpul.intake.envelope.Opened.WellFormed;
import id.simpul.ledger.RequestType;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides a batch of requests and writes decisions, effects, replies, history and promises in one database transaction. If the
 * hub fails on one message, the batch is done again message by message, and only that one becomes a dead letter with its reason;
 * if the failure is transient, as when the database is away, the batch fails and comes again.
 */
public final class Decisions {
    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final Database database;
    private final Inbox inbox;
    private final DecidingParts parts;
    private final Clock clock;
    private final PendingDecisions pending;

    public Decisions(Database database, Inbox inbox, DecidingParts parts, Clock clock) {
        this.database = database;
        this.inbox = inbox;
        this.parts = parts;
        this.clock = clock;
        this.pending = new PendingDecisions(database, parts, clock);
    }

    /** Answers every case that is not answered yet. */
    public List<Case> take(List<Case> cases) {
        List<Case> open = cases.stream().filter(Case::isOpen).toList();
        if (open.isEmpty()) {
            return cases;
        }
        Iterator<Case> answered = answered(open).iterator();
        return cases.stream().map(one -> one.isOpen() ? answered.next() : one).toList();
    }

    private List<Case> answered(List<Case> open) {
        try {
            return together(open);
        } catch (RuntimeException e) {
            rethrowIfTransient(e);
            LOG.warn("A batch of {} failed and is taken message by message", open.size(), e);
            return open.stream().map(this::alone).toList();
        }
    }

    /** The answers, one for each message. */
    public List<Answer> answers(List<Case> cases) {
        return cases.stream().map(Case::answer).map(Optional::orElseThrow).toList();
    }

    /** Has an act of the library's staff judged, registered and written like a partner's request. */
    public Performed perform(WellFormed act) {
        Case one = Case.ofAct(act.request(), act.fingerprint());
        Case decided = act.request().type() == RequestType.STAFF_DECIDE
                ? upon(one)
                : together(List.of(one)).get(0);
        return new Performed(decided.decided().orElseThrow(), decided.reply().orElseThrow());
    }

    /** An act upon another request, which no desk decides. */
    private Case upon(Case one) {
        Instant now = clock.instant();
        return database.inTransaction(db -> new BatchDecision(db, parts, now)
                .enter(one, pending.decide(db, one.request().orElseThrow())));
    }

    private List<Case> together(List<Case> cases) {
        Instant now = clock.instant();
        return database.inTransaction(db -> new BatchDecision(db, parts, now).decide(cases));
    }

    private Case alone(Case one) {
        try {
            List<Case> looked = inbox.setAsideKnown(List.of(one));
            return looked.get(0).isOpen() ? together(looked).get(0) : looked.get(0);
        } catch (RuntimeException e) {
            rethrowIfTransient(e);
            LOG.error(
                    "The hub failed on message {} of {}; it is set aside",
                    one.incoming().messageId(),
                    one.incoming().partner(),
                    e);
            return one.failed("The hub failed on it: " + e.getClass().getSimpleName());
        }
    }

    /** A transient failure passes by itself and is no fault of a message: the whole batch comes again. */
    private static void rethrowIfTransient(RuntimeException e) {
        if (Database.isTrouble(e) || e instanceof RequestRows.AlreadyRegistered) {
            throw e;
        }
    }
}
