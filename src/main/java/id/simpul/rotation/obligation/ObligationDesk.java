package id.simpul.rotation.obligation;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes what schools and staff do about lost items (R10). Data of the act of staff: {@code staff.obligation} {obligation,
 * act: receive, approve or waive}; the reason of a waiver is the one given with the act.
 */
@Decides(Rule.R10)
public final class ObligationDesk implements Desk<ObligationDesk.Facts> {
    /** The obligations a list of requests speaks of. */
    public static final class Facts implements Desk.Facts {
        private final Map<String, Obligation> obligations = new HashMap<>();
        private final List<WaitingReplacement> waiting;
        private final Map<String, LostCopy> lost;

        public Facts(Collection<Obligation> obligations) {
            this(obligations, List.of(), Map.of());
        }

        private Facts(
                Collection<Obligation> obligations,
                Collection<WaitingReplacement> waiting,
                Map<String, LostCopy> lost) {
            this.lost = lost;
            this.waiting = new ArrayList<>(waiting);
            obligations.forEach(one -> this.obligations.put(one.id(), one));
        }

        @Override
        public void apply(Effect effect) {
            if (effect instanceof ObligationChanged changed) {
                obligations.put(changed.after().id(), changed.after());
            } else if (effect instanceof ReplacementOvertaken overtaken) {
                waiting.remove(overtaken.waiting());
            } else if (effect instanceof ReplacementAwaited awaited) {
                waiting.add(awaited.waiting());
            }
        }
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.ROTATION_REPLACEMENT, RequestType.STAFF_OBLIGATION);
    }

    @Override
    public Facts facts(Handle db, List<Request> requests) {
        List<String> ids = requests.stream().map(ObligationDesk::id).toList();
        List<WaitingReplacement> waiting = WaitingReplacement.of(db, ids);
        List<Obligation> obligations = Obligations.locked(db, ids);
        return new Facts(obligations, waiting, LostCopy.of(db, obligations));
    }

    @Override
    public Decision decide(Request request, Facts facts, Policy policy, LocalDate today) {
        Optional<Obligation> obligation = Optional.ofNullable(facts.obligations.get(id(request)));
        if (obligation.isEmpty()) {
            return Decision.Refused.because(
                    Reason.of(Code.NOT_FOUND, "/data/obligation", new Phrase("kewajiban", "obligation")));
        }
        if (request.type() == RequestType.STAFF_OBLIGATION) {
            return withoutWaiting(byStaff(request, obligation.get(), today), facts.waiting);
        }
        return obligation.get().school().equals(request.partner())
                ? inPlaceOfOthers(
                        request,
                        ObligationActs.promise(
                                request,
                                obligation.get(),
                                Optional.ofNullable(
                                        facts.lost.get(obligation.get().id()))),
                        facts.waiting)
                : Decision.Refused.because(Reason.of(Code.NOT_YOURS, "/data/obligation"));
    }

    /** If it ends the obligation, what still waits for staff to judge about it waits no longer. */
    private static Decision withoutWaiting(Decision decision, List<WaitingReplacement> waiting) {
        if (!(decision instanceof Decision.Accepted accepted)) {
            return decision;
        }
        List<Effect> effects = new ArrayList<>(accepted.effects());
        effects.addAll(
                WaitingReplacement.overtaken(waiting, Effects.among(accepted.effects(), ObligationChanged.class)));
        return new Decision.Accepted(accepted.reference(), accepted.outcome(), effects, accepted.notices());
    }

    /** What the school says last counts: what it asked about the same obligation before, and nobody has judged, waits no longer. */
    private static Decision inPlaceOfOthers(Request request, Decision decision, List<WaitingReplacement> waiting) {
        WaitingReplacement own = new WaitingReplacement(request.askedAs(), request.id(), id(request));
        List<Effect> effects = new ArrayList<>(decision.effects());
        waiting.stream()
                .filter(one -> one.obligation().equals(own.obligation()) && !one.equals(own))
                .forEach(one -> effects.add(ReplacementOvertaken.superseded(one)));
        if (decision instanceof Decision.Accepted accepted) {
            return new Decision.Accepted(accepted.reference(), accepted.outcome(), effects, accepted.notices());
        }
        if (decision instanceof Decision.Pending pending) {
            effects.add(new ReplacementAwaited(own));
            return new Decision.Pending(
                    pending.reference(),
                    pending.waitsFor(),
                    pending.outcome(),
                    pending.reasons(),
                    effects,
                    pending.notices());
        }
        return decision;
    }

    private static Decision byStaff(Request request, Obligation obligation, LocalDate today) {
        String act = request.as(StaffObligation.class).act();
        return switch (act) {
            case "receive" -> ObligationActs.receive(obligation, today);
            case "approve" -> ObligationActs.approve(obligation, today);
            case "waive" ->
                ObligationActs.waive(
                        obligation, request.staff().map(Request.Staff::reason).orElse(""), today);
            default -> throw new IllegalArgumentException("An obligation is received, approved or waived, not " + act);
        };
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        Obligations.write(db, Effects.of(decided));
    }

    private static String id(Request request) {
        return request.type() == RequestType.STAFF_OBLIGATION
                ? request.as(StaffObligation.class).obligation()
                : request.as(RotationReplacement.class).obligation();
    }
}
