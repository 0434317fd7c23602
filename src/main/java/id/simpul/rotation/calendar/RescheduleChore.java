package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Jobs;
import id.simpul.agenda.Question;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.policy.Rule;
import id.simpul.rotation.QuarterWork;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchSteps;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.DaySteps;
import id.simpul.rotation.planning.ExchangeDays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Moves a region's exchanges that are not announced there yet when its calendars or the policy have changed, and tells who was told (R7). */
@Decides(Rule.R7)
public final class RescheduleChore implements Chore {
    private static final String JOB = "rotation.reschedule";

    private final Schedule schedule;

    public RescheduleChore(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public String job() {
        return JOB;
    }

    @Override
    public String work() {
        return QuarterWork.PLAN;
    }

    @Override
    public Set<String> reads() {
        return Set.of("exchanges");
    }

    @Override
    public Set<String> writes() {
        return Set.of("exchanges", "batches", "batch_items", "items", "obligations");
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        return Optional.of(Question.whether(ExchangeDays.OPEN, values -> {}, rows -> rows.stream()
                .map(ExchangeDays::known)
                .anyMatch(known -> moves(known, today))));
    }

    private LocalDate day(ExchangeDays.Known known, LocalDate today) {
        return schedule.dates(schedule.policyOn(today), known.region()).exchangeOn(known.quarter());
    }

    private boolean moves(ExchangeDays.Known known, LocalDate today) {
        LocalDate fixed = today.plusDays(schedule.policyOn(today).rotation().announceLeadDays());
        LocalDate day = day(known, today);
        return known.on().isAfter(fixed) && day.isAfter(today) && !day.equals(known.on());
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        Policy policy = schedule.policyOn(today);
        for (ExchangeDays.Known known : ExchangeDays.open(db)) {
            RotationDates dates = schedule.dates(policy, known.region());
            LocalDate day = day(known, today);
            String move = known.on() + " to " + day + ", seen " + today;
            String period = known.quarter() + " " + known.region();
            Due due = new Due(JOB, period, move, at(policy, dates.planOn(known.quarter()), today));
            if (moves(known, today) && !Jobs.isDone(db, JOB, due.period(), due.part())) {
                return List.of(due);
            }
        }
        return List.of();
    }

    /** Not after the plan of the day that it moves to, which would tell schools the old one; in time for it, as far as the policy goes back. */
    private Instant at(Policy policy, LocalDate planOn, LocalDate today) {
        LocalDate first = planOn.isBefore(policy.effective()) ? policy.effective() : planOn;
        return schedule.mornings().at(first.isBefore(today) ? first : today);
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        String[] of = parts.get(0).period().split(" ", 2);
        Quarter quarter = Quarter.parse(of[0]);
        RotationDates dates = schedule.dates(policy, of[1]);
        LocalDate day = dates.exchangeOn(quarter);
        ExchangeDays.set(db, new ExchangeDays.Known(quarter, of[1], day));
        List<Batch> batches = Batches.locked(db, visited(db, quarter, of[1]));
        Map<String, LocalDate> delivered = new HashMap<>();
        Map<LocalDate, LocalDate> days = days(batches, quarter, day, dates);
        List<BatchSteps> steps = new ArrayList<>();
        Map<String, Batch> sorted = new TreeMap<>();
        batches.forEach(batch -> sorted.put(batch.id(), batch));
        sorted.values().stream()
                .filter(batch -> batch.quarter().equals(quarter))
                .forEach(batch -> {
                    LocalDate moved = days.get(batch.dates().deliverOn());
                    delivered.put(batch.school().value(), moved);
                    if (!moved.equals(batch.dates().deliverOn())) {
                        steps.add(DaySteps.moveDelivery(batch, moved));
                    }
                });
        sorted.values().stream()
                .filter(batch -> !batch.quarter().equals(quarter))
                .flatMap(batch -> collection(batch, day, delivered).stream())
                .forEach(steps::add);
        return Deeds.of(db, steps);
    }

    /** Collect and deliver is one visit, so who was told of the delivery is not told twice. */
    private static Optional<BatchSteps> collection(Batch batch, LocalDate day, Map<String, LocalDate> delivered) {
        String school = batch.school().value();
        LocalDate moved = delivered.getOrDefault(school, day);
        if (moved.equals(batch.dates().dueOn())) {
            return Optional.empty();
        }
        BatchSteps steps = DaySteps.moveCollection(batch, moved);
        return Optional.of(delivered.containsKey(school) ? steps.quietly() : steps);
    }

    /** The days on which runs go, each moved to the school day that takes its place. */
    private static Map<LocalDate, LocalDate> days(
            List<Batch> batches, Quarter quarter, LocalDate day, RotationDates dates) {
        Map<LocalDate, LocalDate> moved = new TreeMap<>();
        batches.stream()
                .filter(batch -> batch.quarter().equals(quarter))
                .forEach(batch -> moved.put(batch.dates().deliverOn(), day));
        LocalDate next = day;
        for (Map.Entry<LocalDate, LocalDate> each : moved.entrySet()) {
            each.setValue(next);
            next = dates.schoolDays().onOrAfter(next.plusDays(1));
        }
        return moved;
    }

    /** The batches that this exchange delivers to a region's schools, and those it collects; locked, so that they stay so. */
    private static List<String> visited(Handle db, Quarter quarter, String region) {
        return db.createQuery("""
                        select batches.id
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                         where rotation_agreements.region = :region
                           and (batches.quarter = :quarter and batches.state = 'planned'
                                or batches.quarter = :before
                                   and batches.state in ('planned', 'announced', 'packed', 'dispatched', 'received',
                                                         'returned-in-part', 'checked-in'))
                         order by batches.id
                           for update of batches
                        """)
                .bind("region", region)
                .bind("quarter", quarter.toString())
                .bind("before", quarter.previous().toString())
                .mapTo(String.class)
                .list();
    }
}
