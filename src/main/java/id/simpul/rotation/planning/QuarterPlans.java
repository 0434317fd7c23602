package id.simpul.rotation.planning;

import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.planner.DeliveryRuns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** What planning a quarter would give now: the same numbers as the run itself, which uses this very plan. */
public final class QuarterPlans {
    private final Schedule schedule;

    public QuarterPlans(Schedule schedule) {
        this.schedule = schedule;
    }

    /** The batches that are planned already, those that would be, and what is only fetched; nothing is written. */
    public PlanReport report(Handle db, Quarter quarter, Policy policy) {
        PlanDays days = days(db, quarter, policy);
        QuarterPlan rest = plan(db, quarter, policy);
        List<Batch> there = Batches.ofQuarter(db, quarter);
        Map<String, Member> members = members(db, quarter);
        List<QuarterPlan.Entry> entries = new ArrayList<>(there.stream()
                .map(batch -> new QuarterPlan.Entry(
                        members.get(batch.agreement()).name(), 0, batch, List.of()))
                .toList());
        entries.addAll(rest.entries());
        entries.sort(Comparator.comparing(entry -> entry.batch().school()));
        Set<String> visited =
                entries.stream().map(entry -> entry.batch().school().value()).collect(Collectors.toSet());
        List<Collecting> collecting = Collecting.read(db, days, visited);
        List<DeliveryRuns.Run> runs = new ArrayList<>(made(db, there, members, days));
        runs.addAll(rest.runs());
        QuarterPlan whole = new QuarterPlan(
                quarter, rest.on(), rest.collectedOn(), entries, withCollecting(runs, collecting, policy));
        return new PlanReport(whole, collecting, StillOut.of(db, whole));
    }

    /** The runs of the batches that are planned already. */
    private static List<DeliveryRuns.Run> made(
            Handle db, List<Batch> there, Map<String, Member> members, PlanDays days) {
        Map<String, Integer> collected = PlanBasis.collected(db, days.dueOn());
        Map<Integer, List<Batch>> byRun = there.stream()
                .filter(batch -> batch.run().isPresent())
                .collect(Collectors.groupingBy(batch -> batch.run().get(), TreeMap::new, Collectors.toList()));
        List<DeliveryRuns.Run> runs = new ArrayList<>();
        byRun.forEach((number, batches) -> {
            List<DeliveryRuns.Stop> stops = batches.stream()
                    .map(batch -> new DeliveryRuns.Stop(
                            batch.school().value(),
                            members.get(batch.agreement()).region(),
                            QuarterPlan.boxes(batch),
                            collected.getOrDefault(batch.school().value(), 0)))
                    .sorted(Comparator.comparing(DeliveryRuns.Stop::school))
                    .toList();
            runs.add(new DeliveryRuns.Run(
                    batches.get(0).dates().deliverOn(), number, stops.get(0).district(), stops));
        });
        return runs;
    }

    private static List<DeliveryRuns.Run> withCollecting(
            List<DeliveryRuns.Run> runs, List<Collecting> collecting, Policy policy) {
        List<DeliveryRuns.Run> all = runs;
        for (Collecting one : collecting) {
            all = DeliveryRuns.with(all, one.stop(), one.on(), Planning.fleet(policy));
        }
        return all;
    }

    /** The plan of those that have no batch yet. */
    QuarterPlan plan(Handle db, Quarter quarter, Policy policy) {
        PlanDays days = days(db, quarter, policy);
        // Rows are read as a stream only within a transaction.
        return db.inTransaction(tx -> Planning.of(PlanBasis.read(tx, quarter, days, policy), policy));
    }

    private PlanDays days(Handle db, Quarter quarter, Policy policy) {
        RotationDates dates = schedule.dates(policy);
        LocalDate on = ExchangeDays.dayOf(db, quarter).orElseGet(() -> dates.exchangeOn(quarter));
        LocalDate dueOn = ExchangeDays.dayOf(db, quarter.next()).orElseGet(() -> dates.exchangeOn(quarter.next()));
        return new PlanDays(
                days(dates, on, dueOn), dueOn, schedule.turnaround(policy).backBy(on));
    }

    /** The exchange is on its day, as it was told, and on school days after it. */
    private static List<LocalDate> days(RotationDates dates, LocalDate on, LocalDate dueOn) {
        return Stream.concat(Stream.of(on), dates.schoolDays().between(on.plusDays(1), dueOn.minusDays(1)))
                .toList();
    }

    /** What a school that takes part is called, and where it lies. */
    private record Member(String name, String region) {}

    private static Map<String, Member> members(Handle db, Quarter quarter) {
        Map<String, Member> members = new HashMap<>();
        db.createQuery("""
                        select rotation_agreements.id, rotation_agreements.name, rotation_agreements.region
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                         where batches.quarter = :quarter
                        """)
                .bind("quarter", quarter.toString())
                .map((row, context) -> members.put(
                        row.getString("id"), new Member(row.getString("name"), row.getString("region"))))
                .list();
        return members;
    }
}
