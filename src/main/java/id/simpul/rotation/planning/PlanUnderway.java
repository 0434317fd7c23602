package id.simpul.rotation.planning;

import id.simpul.agenda.Chore.Unprepared;
import id.simpul.database.Database;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.choice.Choices;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The plan whose parts are being written, by several transactions: made before they begin, made anew after a restart and when an item of
 * it is gone meanwhile, and forgotten when all of it that is due is written. Regions whose day comes later are planned anew then, with
 * what is known by then.
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
     * @param asked for what it was made: what of it the plan has not cannot be planned
     * @param left the agreements whose batches are due and not written yet
     * @param begun whether a transaction writes, or has written, what is recorded once for the whole plan
     */
    record Made(
            int number,
            QuarterPlan plan,
            Map<String, QuarterPlan.Entry> entries,
            String chosen,
            Asked asked,
            Set<String> left,
            AtomicBoolean begun) {
        static Made of(int number, QuarterPlan plan, String chosen, Asked asked, Set<String> left) {
            Map<String, QuarterPlan.Entry> entries = new HashMap<>();
            plan.entries().forEach(entry -> entries.put(entry.batch().agreement(), entry));
            return new Made(number, plan, entries, chosen, asked, left, new AtomicBoolean());
        }

        /** Whether it was made today, and for these too. */
        boolean isFor(Asked now) {
            return plan.quarter().equals(now.quarter())
                    && asked.today().equals(now.today())
                    && now.agreements().stream()
                            .allMatch(one ->
                                    left.contains(one) || asked.agreements().contains(one));
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
     * For what a plan is made.
     *
     * @param agreements of which batches are to be written
     * @param dueOn the day on which they fell due
     */
    record Asked(Quarter quarter, Set<String> agreements, LocalDate dueOn, LocalDate today) {}

    /**
     * Makes the plan if there is none to go on with. One makes it; another that needs it meanwhile waits, and neither has a transaction
     * open.
     */
    synchronized void prepare(Database database, Policy policy, Asked asked) {
        if (underway.filter(made -> made.isFor(asked)).isEmpty()) {
            String mark = database.inTransaction(Choices::mark);
            QuarterPlan plan = new QuarterPlans(schedule).plan(database, asked.quarter(), policy);
            underway = Optional.of(Made.of(++plans, plan, mark, asked, due(plan, policy, asked)));
        }
    }

    /** The agreements of those regions whose day has come; of all, where staff do not wait for the day. */
    private Set<String> due(QuarterPlan plan, Policy policy, Asked asked) {
        Set<String> regions = plan.entries().stream()
                .map(QuarterPlan.Entry::region)
                .filter(region ->
                        !schedule.dates(policy, region).planOn(asked.quarter()).isAfter(asked.dueOn()))
                .collect(Collectors.toSet());
        Predicate<QuarterPlan.Entry> isDue = entry -> regions.contains(entry.region());
        boolean isEarly = plan.entries().stream()
                .filter(entry -> asked.agreements().contains(entry.batch().agreement()))
                .anyMatch(isDue.negate());
        return plan.entries().stream()
                .filter(entry -> isEarly || isDue.test(entry))
                .map(entry -> entry.batch().agreement())
                .collect(Collectors.toCollection(HashSet::new));
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
        return made;
    }

    private boolean holds(Handle db, Made made, Quarter quarter, Policy policy, Set<String> wanted) {
        QuarterPlan plan = made.plan();
        if (plan.quarter().equals(quarter)
                && !made.has(wanted)
                && made.asked().agreements().containsAll(wanted)) {
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

    /** These parts of it are written, or need not be any more. */
    synchronized void done(Made used, Set<String> agreements) {
        used.left().removeAll(agreements);
        if (used.left().isEmpty()) {
            forget(used);
        }
    }
}
