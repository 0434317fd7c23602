package id.simpul.rotation.planning;

import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.Batches;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What planning a quarter would give now: the same numbers as the run itself, which uses this very plan. */
public final class QuarterPlans {
    private final Schedule schedule;

    public QuarterPlans(Schedule schedule) {
        this.schedule = schedule;
    }

    /** The batches that are planned already, and those that would be; nothing is written. */
    public PlanReport report(Handle db, Quarter quarter, Policy policy) {
        QuarterPlan rest = plan(db, quarter, policy);
        List<Batch> there = Batches.ofQuarter(db, quarter);
        Map<String, String> names = names(db, quarter);
        List<QuarterPlan.Entry> entries = new ArrayList<>(there.stream()
                .map(batch -> new QuarterPlan.Entry(
                        names.getOrDefault(batch.agreement(), batch.school().value()), 0, batch, List.of()))
                .toList());
        entries.addAll(rest.entries());
        entries.sort(Comparator.comparing(entry -> entry.batch().school()));
        return new PlanReport(
                new QuarterPlan(quarter, rest.on(), rest.collectedOn(), entries, rest.runs()),
                Seats.from(db, quarter).leftOut());
    }

    /** The plan of those that have no batch yet. */
    QuarterPlan plan(Handle db, Quarter quarter, Policy policy) {
        RotationDates dates = schedule.dates(policy);
        LocalDate on = ExchangeDays.dayOf(db, quarter).orElseGet(() -> dates.exchangeOn(quarter));
        LocalDate dueOn = ExchangeDays.dayOf(db, quarter.next()).orElseGet(() -> dates.exchangeOn(quarter.next()));
        // Rows are read as a stream only within a transaction.
        return db.inTransaction(
                tx -> Planning.of(PlanBasis.read(tx, quarter, days(dates, on, dueOn), dueOn, policy), policy));
    }

    /** The exchange is on its day, as it was told, and on school days after it. */
    private static List<LocalDate> days(RotationDates dates, LocalDate on, LocalDate dueOn) {
        return Stream.concat(Stream.of(on), dates.schoolDays().between(on.plusDays(1), dueOn.minusDays(1)))
                .toList();
    }

    private static Map<String, String> names(Handle db, Quarter quarter) {
        Map<String, String> names = new HashMap<>();
        db.createQuery("""
                        select rotation_agreements.id, rotation_agreements.name
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                         where batches.quarter = :quarter
                        """)
                .bind("quarter", quarter.toString())
                .map((row, context) -> names.put(row.getString("id"), row.getString("name")))
                .list();
        return names;
    }
}
