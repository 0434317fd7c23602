package id.simpul.trouble.pause;

import id.simpul.feature.RequestQueues;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Accepted;
import id.simpul.ledger.Decision.Refused;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RawMessage;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Has the reading of a partner's requests paused and resumed, its queue emptied while it is paused, and a test sent by it. */
public final class PauseDesk implements Desk<PauseFacts> {
    private static final Phrase THING = new Phrase("mitra", "partner");

    private final RequestQueues queues;
    private final Runnable changed;

    /**
     * @param changed called once another set of partners is paused, and that is kept
     */
    public PauseDesk(RequestQueues queues, Runnable changed) {
        this.queues = queues;
        this.changed = changed;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(
                RequestType.STAFF_PARTNER_PAUSE,
                RequestType.STAFF_PARTNER_RESUME,
                RequestType.STAFF_PARTNER_PURGE,
                RequestType.STAFF_PARTNER_TEST);
    }

    @Override
    public PauseFacts facts(Handle db, List<Request> requests) {
        return PauseFacts.read(db, requests, queues::waiting);
    }

    @Override
    public Decision decide(Request request, PauseFacts facts, Policy policy, LocalDate today) {
        PartnerId id = PauseFacts.named(request);
        Optional<Partner> partner = facts.present(id);
        if (partner.isEmpty()) {
            return Refused.because(Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/id", THING));
        }
        Staff staff = request.staff().orElseThrow();
        return switch (request.type()) {
            case STAFF_PARTNER_PAUSE -> pause(id, facts, staff);
            case STAFF_PARTNER_RESUME -> resume(id, facts, staff);
            case STAFF_PARTNER_PURGE -> purge(id, facts, staff);
            case STAFF_PARTNER_TEST -> test(request, partner.get(), facts);
            default -> throw new IllegalArgumentException("Not an act upon a queue: " + request.type());
        };
    }

    private static Decision pause(PartnerId id, PauseFacts facts, Staff staff) {
        if (facts.pause(id).isPresent()) {
            return Refused.because(Reason.of(
                    Code.PAUSED_ALREADY, "/data/id", id, facts.pause(id).get().since()));
        }
        return staff.reason().isBlank() ? reasonNeeded() : accepted(new PauseEffect.Paused(id, staff), true, facts);
    }

    private static Decision resume(PartnerId id, PauseFacts facts, Staff staff) {
        return facts.pause(id).isEmpty() ? notPaused(id) : accepted(new PauseEffect.Resumed(id, staff), false, facts);
    }

    /** Only while it is paused: else the hub would go on answering the one half while the other is thrown out. */
    private static Decision purge(PartnerId id, PauseFacts facts, Staff staff) {
        if (facts.pause(id).isEmpty()) {
            return notPaused(id);
        }
        return staff.reason().isBlank() ? reasonNeeded() : accepted(new PauseEffect.Purged(id, staff), true, facts);
    }

    /** What waits behind a pause would tell nothing of whether the partner is answered. */
    private static Decision test(Request act, Partner partner, PauseFacts facts) {
        PartnerId id = partner.id();
        if (facts.pause(id).isPresent()) {
            return Refused.because(Reason.of(
                    Code.PAUSED_ALREADY, "/data/id", id, facts.pause(id).get().since()));
        }
        PauseEffect.Tested tested =
                new PauseEffect.Tested(id, act.staff().orElseThrow(), TestRequest.of(act.id(), partner));
        return new Accepted(id.value(), new TestOutcome(id, tested.request().id()), List.of(tested), List.of());
    }

    private static Decision reasonNeeded() {
        return Refused.because(Reason.of(Code.REASON_NEEDED, ""));
    }

    private static Decision notPaused(PartnerId id) {
        return Refused.because(Reason.of(Code.NOT_PAUSED, "/data/id", id));
    }

    private static Decision accepted(PauseEffect effect, boolean paused, PauseFacts facts) {
        PartnerId id = effect.partner();
        return new Accepted(id.value(), new PauseOutcome(id, paused, facts.waiting(id)), List.of(effect), List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        for (Decided one : decided) {
            Effects.of(List.of(one), PauseEffect.class).forEach(effect -> effect.write(db, one.at()));
        }
        List<RawMessage> tests = Effects.of(decided, PauseEffect.Tested.class).stream()
                .map(tested -> tested.request().message())
                .toList();
        if (!tests.isEmpty()) {
            // A test has no effect: one whose act fails in the end has done nothing.
            queues.putBack(tests);
        }
        db.afterCommit(changed);
    }
}
