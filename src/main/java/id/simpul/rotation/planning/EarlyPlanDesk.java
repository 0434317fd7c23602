package id.simpul.rotation.planning;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes that staff want a quarter planned before its day, or planned again before it is announced; the agenda then plans it as it
 * always does. Quarters are planned in their order: what a school gets in one it cannot get in the next.
 */
public final class EarlyPlanDesk implements Desk<EarlyPlanDesk.Quarters> {
    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_PLAN);
    }

    @Override
    public Quarters facts(Handle db, List<Request> requests) {
        return new Quarters(Unplanned.quarters(db), Replans.planned(db));
    }

    @Override
    public Decision decide(Request request, Quarters facts, Policy policy, LocalDate today) {
        StaffPlan asked = request.as(StaffPlan.class);
        Quarter quarter = Quarter.parse(asked.quarter());
        Optional<Quarter> before = facts.unplannedBefore(quarter);
        if (before.isPresent()) {
            return Decision.Refused.because(Reason.of(Code.PLANNED_IN_ORDER, "/data/quarter", before.get(), quarter));
        }
        List<Effect> again = facts.isPlanned(quarter) ? List.of(new PlanWanted(quarter)) : List.of();
        return new Decision.Accepted(asked.quarter(), asked, again, List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        // The plan is made once it is kept that staff want it.
        Replans.write(db, decided);
    }

    /** Which quarters are planned, and which are not. */
    static final class Quarters implements Facts {
        private final List<Quarter> unplanned;
        private final Set<Quarter> planned;

        Quarters(Collection<Quarter> unplanned, Collection<Quarter> planned) {
            this.unplanned = List.copyOf(unplanned);
            this.planned = new HashSet<>(planned);
        }

        Optional<Quarter> unplannedBefore(Quarter quarter) {
            return unplanned.stream().filter(one -> one.compareTo(quarter) < 0).min(Quarter::compareTo);
        }

        boolean isPlanned(Quarter quarter) {
            return planned.contains(quarter);
        }

        @Override
        public void apply(Effect effect) {
            if (effect instanceof PlanWanted wanted) {
                planned.remove(wanted.quarter());
            }
        }
    }
}
