package id.simpul.intake;

import id.simpul.database.Database;
import id.simpul.delivery.Outbox;
import id.simpul.intake.Halving.Allowance;
import id.simpul.intake.envelope.Opened.WellFormed;
import id.simpul.intake.envelope.Reply;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerEntries;
import id.simpul.partner.PartnerEntry;
import id.simpul.partner.PartnerId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/**
 * Decides a batch of requests and writes decisions, effects, replies, history and promises in one database transaction, within a
 * budget. If that fails although the database is well, each partner's requests are decided by themselves, so that nobody waits for
 * another's; the one that cannot be decided becomes a dead letter with its reason. If the database is away, the batch fails and comes
 * again.
 */
public final class Decisions {
    private final Database database;
    private final DecidingParts parts;
    private final Clock clock;
    private final Budgets budgets;
    private final Attempts attempts;
    private final Failures failures = new Failures();
    private final PartnerByPartner partnerByPartner;
    private final PendingDecisions pending;
    private volatile InHand inHand;

    public Decisions(Database database, DecidingParts parts, Clock clock) {
        this(database, parts, clock, Budgets.DEFAULT);
    }

    public Decisions(Database database, DecidingParts parts, Clock clock, Budgets budgets) {
        this.database = database;
        this.parts = parts;
        this.clock = clock;
        this.budgets = budgets;
        this.attempts = new Attempts(database, parts, clock);
        this.partnerByPartner = new PartnerByPartner(attempts, failures, budgets);
        this.pending = new PendingDecisions(database, parts, clock);
        this.inHand = InHand.unwatched(database);
    }

    /** Answers every case that is not answered yet, or leaves it for later, with all that its partner asked after it. */
    public List<Case> take(List<Case> cases) {
        return Attempts.open(cases, open -> inHand.decide(open, this::answered));
    }

    /**
     * The hub begins to run: a request on which its last runs died is found, and leaves.
     *
     * @return to be closed when the hub ends in good order
     */
    public AutoCloseable begin() {
        inHand = InHand.begin(database);
        return inHand;
    }

    private List<Case> answered(List<Case> open) {
        if (open.get(0).incoming().apart()) {
            return new Halving(attempts, failures, Allowance.apart(budgets)).settle(open, 0);
        }
        try {
            return attempts.first(open, budgets.together());
        } catch (AttemptFailed e) {
            Failures.together(open.size(), e);
            return partnerByPartner.settle(open, e);
        }
    }

    /** What becomes of each message, in order. */
    public List<Answer> answers(List<Case> cases) {
        return cases.stream().map(Case::answer).map(Optional::orElseThrow).toList();
    }

    /** Has an act of the library's staff judged, registered and written like a partner's request. */
    public Performed perform(WellFormed act) {
        Case one = Case.ofAct(act.request(), act.fingerprint());
        Instant now = clock.instant();
        Case decided = database.inTransaction(db -> {
            BatchDecision decision = new BatchDecision(db, parts, now, new Watch());
            return act.request().type() == RequestType.STAFF_DECIDE
                    ? decision.enter(one, pending.decide(db, act.request()))
                    : decision.decide(List.of(one)).get(0);
        });
        return new Performed(decided.decided().orElseThrow(), decided.reply().orElseThrow());
    }

    /**
     * What acts that were done together came to.
     *
     * @param kept whether it is so now
     */
    record Together(List<Performed> performed, boolean kept) {}

    /**
     * Has several acts judged in one transaction, each once those before it are written.
     *
     * @param keep asked at the end; if it says no, nothing has changed
     */
    Together together(List<WellFormed> acts, Predicate<List<Performed>> keep) {
        Instant now = clock.instant();
        try {
            return database.inTransaction(db -> {
                BatchDecision decision = new BatchDecision(db, parts, now, new Watch());
                List<Performed> performed = lots(acts).stream()
                        .flatMap(lot -> decision.decide(lot).stream())
                        .map(one -> new Performed(
                                one.decided().orElseThrow(), one.reply().orElseThrow()))
                        .toList();
                if (!keep.test(performed)) {
                    throw new NotKept(performed);
                }
                return new Together(performed, true);
            });
        } catch (NotKept e) {
            return new Together(e.performed, false);
        }
    }

    /** Acts of staff are judged one by one, as their desks expect it; what others may send as well goes together. */
    private static List<List<Case>> lots(List<WellFormed> acts) {
        List<List<Case>> lots = new ArrayList<>();
        for (WellFormed act : acts) {
            if (lots.isEmpty() || act.request().type().isStaffAct()) {
                lots.add(new ArrayList<>());
            }
            lots.get(lots.size() - 1).add(Case.ofAct(act.request(), act.fingerprint()));
        }
        return lots;
    }

    /** Takes the transaction back; what would have come of it is told nevertheless. */
    private static final class NotKept extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Performed> performed;

        NotKept(List<Performed> performed) {
            super("not kept", null, false, false);
            this.performed = performed;
        }
    }

    /**
     * Decides a request that came in no message, as the intake does.
     *
     * @param also what is written with it
     */
    Reply enter(Case asked, BiConsumer<Handle, Case> also) {
        Instant now = clock.instant();
        return database.inTransaction(db -> {
            Case answered = new BatchDecision(db, parts, now, new Watch())
                    .decide(List.of(asked))
                    .get(0);
            also.accept(db, answered);
            return answered.reply().orElseThrow();
        });
    }

    Outbox outbox() {
        return parts.outbox();
    }

    /** A partner that takes part now. */
    Optional<Partner> partner(PartnerId id) {
        return database.jdbi().withHandle(db -> PartnerEntries.byIds(db, Set.of(id))).values().stream()
                .filter(entry -> entry.removedAt().isEmpty())
                .map(PartnerEntry::partner)
                .findFirst();
    }
}
