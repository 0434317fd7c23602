package id.simpul.rotation.planning;

import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.Batches;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
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
                        names.getOrDefault(batch.agreement(), batch.school().value()), "", 0, batch, List.of()))
                .toList());
        entries.addAll(rest.entries());
        entries.sort(Comparator.comparing(entry -> entry.batch().school()));
        SortedMap<String, VisitDays> visits = new TreeMap<>(rest.visits());
        if (rest.entries().isEmpty() && !there.isEmpty()) {
            visits.clear();
        }
        Function<String, VisitDays> days = visits(db, quarter, policy);
        ExchangeDays.of(db, quarter).keySet().forEach(region -> visits.put(region, days.apply(region)));
        return new PlanReport(new QuarterPlan(quarter, visits, entries, rest.runs()), calendarsEnd(visits, policy));
    }

    /** Where the calendars do not reach to the day on which the batches are collected. */
    private SortedMap<String, LocalDate> calendarsEnd(SortedMap<String, VisitDays> visits, Policy policy) {
        SortedMap<String, LocalDate> ends = new TreeMap<>();
        visits.forEach((region, visit) -> schedule.almanac()
                .knownUntil(region, policy.rotation().closedOn())
                .filter(visit.dueOn()::isAfter)
                .ifPresent(until -> ends.put(region, until)));
        return ends;
    }

    /** The plan of those that have no batch yet. */
    QuarterPlan plan(Handle db, Quarter quarter, Policy policy) {
        Function<String, VisitDays> visits = visits(db, quarter, policy);
        // Rows are read as a stream only within a transaction.
        return db.inTransaction(tx -> Planning.of(PlanBasis.read(tx, quarter, visits, policy), policy));
    }

    /** When the exchange visits the schools of a region: on its day, as it was told, and on school days after it. */
    Function<String, VisitDays> visits(Handle db, Quarter quarter, Policy policy) {
        return VisitDays.of(db, quarter, schedule, policy);
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
