package id.simpul.rotation.planning;

import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Takes that staff want a quarter planned before its day; the agenda then plans it as it always does. */
public final class EarlyPlanDesk implements Desk<EarlyPlanDesk.Nothing> {
    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_PLAN);
    }

    @Override
    public Nothing facts(Handle db, List<Request> requests) {
        return new Nothing();
    }

    @Override
    public Decision decide(Request request, Nothing facts, Policy policy, LocalDate today) {
        StaffPlan asked = request.as(StaffPlan.class);
        return new Decision.Accepted(asked.quarter(), asked, List.of(), List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        // The plan is made once it is kept that staff want it.
    }

    /** Whether there is anything to plan, planning finds out. */
    record Nothing() implements Facts {
        @Override
        public void apply(Effect effect) {
            // Nothing depends on it.
        }
    }
}
