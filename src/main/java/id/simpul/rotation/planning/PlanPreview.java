package id.simpul.rotation.planning;

import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.rotation.Schedule;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** What planning a quarter would give now: the same numbers as the run itself, which uses this very plan. */
public final class PlanPreview {
    private final Schedule schedule;

    public PlanPreview(Schedule schedule) {
        this.schedule = schedule;
    }

    public QuarterPlan plan(Handle db, Quarter quarter, Policy policy) {
        RotationDates dates = schedule.dates(policy);
        LocalDate on = Exchanges.dayOf(db, quarter).orElseGet(() -> dates.exchangeOn(quarter));
        LocalDate dueOn = dates.exchangeOn(quarter.next());
        return Planning.of(PlanBasis.read(db, quarter, on, dueOn, policy), policy);
    }
}
