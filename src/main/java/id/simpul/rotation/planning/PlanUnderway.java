package id.simpul.rotation.planning;

import id.simpul.agenda.Chore.Unprepared;
import id.simpul.database.Database;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.choice.Choices;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;

/**
 * The plan whose parts are being written, by several transactions: made before they begin, made anew after a restart and when an item of
 * it is gone meanwhile, and forgotten when all of it is written.
 */
final class PlanUnderway {
    private final Schedule schedule;
    private Optional<Made> underway = Optional.empty();
    private int plans;

    PlanUnderway(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * A plan being written.
     *
     * @param number of the plan, among those made since the hub started
     * @param entries by their agreements
     * @param chosen what was chosen by hand when it was made
     * @param askedBy the agreements for which it was made: what of them it has not cannot be planned
     * @param left the agreements whose batches are not written yet
     * @param begun whether a transaction writes, or has written, what is recorded once for the whole plan
     */
    record Made(
            int number,
            QuarterPlan plan,
            Map<String, QuarterPlan.Entry> entries,
            String chosen,
            Set<String> askedBy,
            Set<String> left,
            AtomicBoolean begun) {
        static Made of(int number, QuarterPlan plan, String chosen, Set<String> askedBy) {
            Map<String, QuarterPlan.Entry> entries = new HashMap<>();
            plan.entries().forEach(entry -> entries.put(entry.batch().agreement(), entry));
            return new Made(
                    number, plan, entries, chosen, askedBy, new HashSet<>(entries.keySet()), new AtomicBoolean());
        }

        boolean has(Set<String> agreements) {
            return entries.keySet().containsAll(agreements);
        }

        /** The batches of these agreements, in the order of these. */
        List<QuarterPlan.Entry> entriesOf(Set<String> agreements) {
            return agreements.stream().sorted().map(entries::get).toList();
        }

        /** Whether this transaction is the one to record what concerns the whole plan. */
        boolean isFirst(Handle db) {
            boolean first = begun.compareAndSet(false, true);
            if (first) {
                db.afterRollback(() -> begun.set(false));
            }
            return first;
        }
    }

    /**
     * Makes the plan if there is none to go on with. One makes it; another that needs it meanwhile waits, and neither has a transaction
     * open.
     *
     * @param agreements of which batches are to be written
     */
    synchronized void prepare(Database database, Quarter quarter, Policy policy, Set<String> agreements) {
        if (underway.filter(made -> made.plan().quarter().equals(quarter)).isEmpty()) {
            String mark = database.inTransaction(Choices::mark);
            QuarterPlan plan = new QuarterPlans(schedule).plan(database, quarter, policy);
            underway = Optional.of(Made.of(++plans, plan, mark, agreements));
        }
    }

    /**
     * All parts of a quarter come from one plan, as long as what it counts on is still there and its days are.
     *
     * @param wanted the agreements of which batches are to be written now; their copies are locked, and free
     * @throws IllegalStateException if not all of them can be planned any more
     * @throws Unprepared if the plan does not hold any more
     */
    Made planFor(Handle db, Quarter quarter, Policy policy, Set<String> wanted) {
        Made made = current().orElseThrow(() -> new Unprepared("There is no plan for " + quarter));
        if (!holds(db, made, quarter, policy, wanted)) {
            forget(made);
            throw new Unprepared("What was planned for " + quarter + " was gone before it was written");
        }
        db.afterCommit(() -> written(made, wanted));
        return made;
    }

    private boolean holds(Handle db, Made made, Quarter quarter, Policy policy, Set<String> wanted) {
        QuarterPlan plan = made.plan();
        if (plan.quarter().equals(quarter)
                && !made.has(wanted)
                && made.askedBy().containsAll(wanted)) {
            forget(made);
            // Done is only what is planned: what cannot be planned since it was found due is tried again.
            throw new IllegalStateException(
                    "Not all that were to be planned for " + quarter + " can be any more; the check says which");
        }
        return plan.quarter().equals(quarter)
                && Choices.mark(db).equals(made.chosen())
                && made.has(wanted)
                && plan.isOn(new QuarterPlans(schedule).visits(db, quarter, policy))
                && PlannedBatches.areFree(db, made.entriesOf(wanted));
    }

    private synchronized Optional<Made> current() {
        return underway;
    }

    private synchronized void forget(Made old) {
        underway = underway.filter(made -> made.number() != old.number());
    }

    private synchronized void written(Made used, Set<String> agreements) {
        used.left().removeAll(agreements);
        if (used.left().isEmpty()) {
            forget(used);
        }
    }
}
