package id.simpul.rotation.planning;

import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.choice.Choices;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The plan whose parts are being written, by several transactions; made anew after a restart, and when an item of it is gone meanwhile. */
final class PlanUnderway {
    /** Copies that a plan was made from may be gone before they are locked; so often it is made anew. */
    private static final int ATTEMPTS = 3;

    private final Schedule schedule;
    private Optional<QuarterPlan> underway = Optional.empty();
    /** What was chosen by hand when that plan was made. */
    private String chosen = "";

    PlanUnderway(Schedule schedule) {
        this.schedule = schedule;
    }

    /** A plan, and whether it was made for this transaction. */
    record Made(QuarterPlan plan, boolean now) {}

    /**
     * All parts of a quarter come from one plan, as long as what it counts on is still there and its days are.
     *
     * @param wanted the agreements of which batches are to be written now; their copies are locked, and free
     * @throws IllegalStateException if not all of them can be planned any more
     */
    Made planFor(Handle db, Quarter quarter, Policy policy, Set<String> wanted) {
        Optional<QuarterPlan> unusable = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Made made = planOrWait(db, quarter, policy, wanted, unusable);
            requireAll(made.plan(), wanted);
            if (PlannedBatches.areFree(db, made.plan().entriesOf(wanted))) {
                return made;
            }
            unusable = Optional.of(made.plan());
        }
        throw new IllegalStateException(
                "What was planned for " + quarter + " was gone each time before it was written");
    }

    /** One transaction makes the plan; another that needs it meanwhile waits for it. */
    private synchronized Made planOrWait(
            Handle db, Quarter quarter, Policy policy, Set<String> wanted, Optional<QuarterPlan> unusable) {
        String mark = Choices.mark(db);
        QuarterPlans plans = new QuarterPlans(schedule);
        Optional<QuarterPlan> usable = underway.filter(plan -> plan.quarter().equals(quarter)
                && unusable.filter(plan::equals).isEmpty()
                && mark.equals(chosen)
                && plan.agreements().containsAll(wanted)
                && plan.isOn(plans.visits(db, quarter, policy)));
        QuarterPlan plan = usable.orElseGet(() -> plans.plan(db, quarter, policy));
        underway = Optional.of(plan);
        chosen = mark;
        return new Made(plan, usable.isEmpty());
    }

    /** Done is only what is planned: what cannot be planned since it was found due is tried again. */
    private static void requireAll(QuarterPlan plan, Set<String> wanted) {
        if (!plan.agreements().containsAll(wanted)) {
            throw new IllegalStateException(
                    "Not all that were to be planned for " + plan.quarter() + " can be any more; the check says which");
        }
    }
}
