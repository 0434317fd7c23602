package id.simpul.rotation.planning;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Takes that staff have looked a quarter's plan through and find it good. By default that is a look and no lock: the calendar announces
 * the plan in any case; a library's policy may say that nothing is announced before.
 */
public final class PlanApprovalDesk implements Desk<PlanApprovalDesk.Plans> {
    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_PLAN_APPROVE);
    }

    @Override
    public Plans facts(Handle db, List<Request> requests) {
        return new Plans(PlanApprovals.planned(db), PlanApprovals.all(db));
    }

    @Override
    public Decision decide(Request request, Plans facts, Policy policy, LocalDate today) {
        StaffPlan asked = request.as(StaffPlan.class);
        Quarter quarter = Quarter.parse(asked.quarter());
        if (!facts.planned.contains(quarter)) {
            return Decision.Refused.because(Reason.of(Code.PLAN_NOT_MADE, "/data/quarter", quarter));
        }
        String by = request.staff().map(Staff::name).orElse("");
        List<Effect> effects =
                facts.approved.contains(quarter) ? List.of() : List.of(new PlanApproved(quarter, today, by));
        return new Decision.Accepted(asked.quarter(), asked, effects, List.of());
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        PlanApprovals.write(db, decided);
    }

    /** Which quarters have a plan, and which of these were looked through. */
    static final class Plans implements Facts {
        private final Set<Quarter> planned;
        private final Set<Quarter> approved;

        Plans(Collection<Quarter> planned, Collection<Quarter> approved) {
            this.planned = new HashSet<>(planned);
            this.approved = new HashSet<>(approved);
        }

        @Override
        public void apply(Effect effect) {
            if (effect instanceof PlanApproved now) {
                approved.add(now.quarter());
            }
        }
    }
}
