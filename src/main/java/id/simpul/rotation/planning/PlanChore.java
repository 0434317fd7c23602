package id.simpul.rotation.planning;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Question;
import id.simpul.database.Database;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Events;
import id.simpul.ledger.Notice;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.policy.Rule;
import id.simpul.rotation.QuarterWork;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchNotices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Plans the batches of an exchange 30 days before it (R9): all schools together, written school by school, so that a run that
 * was cut off goes on where it was. A school that joins later than that day is planned for as soon as it has joined.
 */
@Decides({Rule.R8, Rule.R9})
public final class PlanChore implements Chore {
    private static final int MOST_EVENTS = 1000;

    /** Batches written in one transaction, which holds their copies: a request about one of them waits no longer than for these. */
    private static final int TOGETHER = 64;

    private final Schedule schedule;
    private final PlanUnderway underway;

    public PlanChore(Schedule schedule) {
        this.schedule = schedule;
        this.underway = new PlanUnderway(schedule);
    }

    @Override
    public String job() {
        return QuarterWork.PLAN;
    }

    @Override
    public Set<String> reads() {
        return Set.of("rotation_places", "rotation_agreements", "batches", "partners");
    }

    @Override
    public int lot() {
        return TOGETHER;
    }

    @Override
    public Set<String> writes() {
        return Set.of(
                "exchanges",
                "rotation_places",
                "batches",
                "batch_items",
                "batch_shortfalls",
                "items",
                "plan_approvals");
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        Quarter last =
                RotationDates.lastPlannedBy(today, schedule.policyOn(today).rotation());
        return Optional.of(Question.whether(
                Unplanned.QUESTION, values -> values.bind("last", last.toString()), rows -> rows.stream()
                        .anyMatch(row -> isToPlan(row, today))));
    }

    private boolean isToPlan(Question.Row row, LocalDate today) {
        return Quarter.isValid(row.period())
                && !planOn(Quarter.parse(row.period()), row.part(), today).isAfter(today);
    }

    private LocalDate planOn(Quarter quarter, String region, LocalDate today) {
        return schedule.dates(schedule.policyOn(today), region).planOn(quarter);
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        Quarter last =
                RotationDates.lastPlannedBy(today, schedule.policyOn(today).rotation());
        for (Map.Entry<Quarter, List<String>> unplanned :
                Unplanned.read(db, last.toString()).entrySet()) {
            Quarter quarter = unplanned.getKey();
            Map<String, LocalDate> plannedOn = new TreeMap<>();
            unplanned.getValue().forEach(region -> plannedOn.put(region, planOn(quarter, region, today)));
            plannedOn.values().removeIf(today::isBefore);
            List<Due> parts = plannedOn.isEmpty() ? List.of() : parts(db, quarter, plannedOn, today, most);
            if (!parts.isEmpty()) {
                return parts;
            }
        }
        return List.of();
    }

    /** The parts of a quarter that staff have planned before its day; as {@link #next} they are done once. */
    public List<Due> early(Handle db, Quarter quarter, Instant now, int most) {
        LocalDate today = schedule.mornings().dayOf(now);
        Map<String, LocalDate> plannedOn = new TreeMap<>();
        Unplanned.read(db).getOrDefault(quarter, List.of()).forEach(region -> plannedOn.put(region, today));
        return parts(db, quarter, plannedOn, today, most);
    }

    /** Those that joined after the day of the plan are due on the day they joined. */
    private List<Due> parts(Handle db, Quarter quarter, Map<String, LocalDate> plannedOn, LocalDate today, int most) {
        String due = """
                select rotation_places.agreement as part, rotation_places.quarter as period,
                       greatest(rotation_places.since, plan.on_day) as due_on
                  from rotation_places
                  join rotation_agreements on rotation_agreements.id = rotation_places.agreement
                  join unnest(:regions, :plans) as plan (region, on_day) on plan.region = rotation_agreements.region
                 where rotation_places.quarter = :quarter and not rotation_places.planned
                   and rotation_agreements.state = 'active' and greatest(rotation_places.since, plan.on_day) <= :today and rotation_places.agreement <> all(:leftOut)
                   and not exists (select 1 from batches
                                    where batches.agreement = rotation_places.agreement
                                      and batches.quarter = rotation_places.quarter)
                """;
        Set<String> leftOut = new TreeSet<>();
        while (true) {
            List<Due> found = new DueParts(job(), due).first(db, schedule.mornings(), most, values -> values.bindArray(
                            "regions", String.class, plannedOn.keySet())
                    .bindArray("plans", LocalDate.class, plannedOn.values())
                    .bind("today", today)
                    .bindArray("leftOut", String.class, leftOut)
                    .bind("quarter", quarter.toString()));
            if (!leftOut.addAll(leftOut(db, quarter, found))) {
                return found;
            }
        }
    }

    /** What cannot be planned stays due, and is planned as soon as it is put right; it keeps nobody else from being planned. */
    private static Set<String> leftOut(Handle db, Quarter quarter, List<Due> parts) {
        return parts.isEmpty()
                ? Set.of()
                : Seats.leftOut(db, quarter, parts.stream().map(Due::part).toList()).stream()
                        .map(LeftOut::agreement)
                        .collect(Collectors.toSet());
    }

    /** For the history, once: in the check it stands until it is put right. */
    private static List<LeftOut> newlyLeftOut(Handle db, Quarter quarter) {
        return Seats.from(db, quarter).leftOut().stream()
                .filter(one -> Events.ofSubject(db, one.agreement(), 0, MOST_EVENTS).stream()
                        .noneMatch(recorded -> recorded.event().step().equals(LeftOut.STEP)))
                .toList();
    }

    @Override
    public void prepare(Database database, List<Due> parts, Policy policy, LocalDate today) {
        Quarter quarter = Quarter.parse(parts.get(0).period());
        LocalDate dueOn = schedule.mornings().dayOf(parts.get(0).at());
        underway.prepare(database, policy, new PlanUnderway.Asked(quarter, agreements(parts), dueOn, today));
    }

    private static Set<String> agreements(List<Due> parts) {
        return parts.stream().map(Due::part).collect(Collectors.toSet());
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        Quarter quarter = Quarter.parse(parts.get(0).period());
        // Who leaves at this moment either gets no batch, or waits and finds the batch to cancel.
        Set<String> wanted = PlannedBatches.stillActive(db, agreements(parts));
        PlanUnderway.Made made = underway.planFor(db, quarter, policy, wanted);
        db.afterCommit(() -> underway.done(made, agreements(parts)));
        QuarterPlan plan = made.plan();
        List<Effect> effects = new ArrayList<>();
        if (made.isFirst(db)) {
            effects.addAll(newlyLeftOut(db, quarter));
        }
        List<Notice> notices = new ArrayList<>();
        List<QuarterPlan.Entry> entries = made.entriesOf(wanted);
        ExchangeDays.set(db, quarter, plan.days(entries, VisitDays::on));
        ExchangeDays.set(db, quarter.next(), plan.days(entries, VisitDays::dueOn));
        PlannedBatches.write(db, entries);
        if (!entries.isEmpty()) {
            PlanApprovals.withdraw(db, quarter);
        }
        Deed visits = SameVisit.of(db, quarter, entries);
        effects.addAll(visits.effects());
        entries.forEach(entry -> {
            effects.add(new BatchPlanned(entry.batch()));
            notices.add(BatchNotices.planned(entry.batch()));
            shortfall(entry).ifPresent(notices::add);
        });
        return new Deed(effects, notices);
    }

    /** By how much its batch falls short (R12): to the school's system; people read it with the plan, in one mail. */
    private static Optional<Notice> shortfall(QuarterPlan.Entry entry) {
        Batch batch = entry.batch();
        if (entry.filled() == batch.places()) {
            return Optional.empty();
        }
        Prospect.Expected expected = new Prospect.Expected(batch.quarter(), batch.places(), entry.filled());
        Notice notice = Notice.to(batch.school(), RotationShortfall.of(batch.agreement(), expected, List.of(expected)));
        return Optional.of(
                notice.untilNext(Optional.of(batch.dates().deliverOn().plusDays(1)))
                        .by(Notice.Way.QUEUE));
    }
}
