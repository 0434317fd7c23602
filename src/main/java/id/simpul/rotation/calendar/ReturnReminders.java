package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.Question;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import id.simpul.policy.VisitReminders;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchSteps;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.DaySteps;
import id.simpul.rotation.batch.LineState;
import id.simpul.rotation.batch.Reminding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;

/**
 * Reminds schools of the books that are to come back, before their day and after it: on school days of their region. A reminder that
 * another follows by now is let go (R7, R9).
 */
@Decides({Rule.R7, Rule.R9})
final class ReturnReminders implements Chore {
    /** Further ahead than any reminder: before the longest of breaks. */
    private static final int FARTHEST = 150;

    private static final String VISITS = """
            select distinct rotation_agreements.region as part, '' as period, batches.due_on
              from batches
              join rotation_agreements on rotation_agreements.id = batches.agreement
             where batches.state = any(:states) and batches.due_on <= :until
            """;

    /** First whose visits they are, batch by batch (offset 0): the batches and the reminders of all regions share a day. */
    private static final String DUE = """
            select visited.part, reminder.name as period, reminder.on_day as due_on
              from (select id as part, due_on, dispatched_on,
                           (select region from rotation_agreements where rotation_agreements.id = batches.agreement) as region
                      from batches
                     where due_on = any(:visits) and state = any(:states)
                    offset 0) as visited
              join unnest(:regions, :visits, :names, :days) as reminder (region, visit, name, on_day)
                on reminder.visit = visited.due_on and reminder.region = visited.region
             where reminder.on_day > visited.dispatched_on
            """;

    /** Asked of one after the other. */
    private static final String STILL =
            "exists (select 1 from batch_items where batch_items.batch = due.part and batch_items.state = 'sent' offset 0)";

    private final Schedule schedule;
    private final boolean before;
    private final DueParts due;

    private ReturnReminders(Schedule schedule, boolean before) {
        this.schedule = schedule;
        this.before = before;
        this.due = new DueParts(before ? "rotation.remind" : "rotation.overdue", DUE, STILL, (values, policy) -> {});
    }

    static Chore before(Schedule schedule) {
        return new ReturnReminders(schedule, true);
    }

    static Chore after(Schedule schedule) {
        return new ReturnReminders(schedule, false);
    }

    @Override
    public String job() {
        return due.job();
    }

    @Override
    public Set<String> reads() {
        return Set.of("batches", "batch_items", "rotation_agreements");
    }

    @Override
    public Set<String> writes() {
        return Deeds.WRITES;
    }

    @Override
    public int lot() {
        return Deeds.TOGETHER;
    }

    private List<String> states() {
        return before
                ? List.of("dispatched", "received", "returned-in-part", "checked-in")
                : List.of("due", "returned-in-part", "checked-in");
    }

    private SortedMap<LocalDate, String> days(Policy policy, String region, LocalDate visit) {
        VisitReminders reminders = schedule.reminders(policy, region);
        return before ? reminders.before(visit) : reminders.after(visit);
    }

    @Override
    public Optional<Question> question(Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        return Optional.of(Question.whether(
                VISITS,
                values -> values.bindArray("states", String.class, states()).bind("until", farthest(today)),
                rows -> rows.stream()
                        .map(row -> new Visit(row.part(), row.on()))
                        .anyMatch(visit -> !reminders(visit, today).isEmpty())));
    }

    private LocalDate farthest(LocalDate today) {
        return before ? today.plusDays(FARTHEST) : today;
    }

    /** Those whose day has come. */
    private List<Reminder> reminders(Visit visit, LocalDate today) {
        List<Reminder> reminders = new ArrayList<>();
        days(schedule.policyOn(today), visit.region(), visit.on())
                .headMap(today.plusDays(1))
                .forEach((day, name) -> reminders.add(new Reminder(visit, name, day)));
        return reminders;
    }

    @Override
    public List<Due> next(Handle db, Instant until, int most) {
        LocalDate today = schedule.mornings().last(until);
        List<Reminder> reminders = visits(db, today).stream()
                .flatMap(visit -> reminders(visit, today).stream())
                .toList();
        return reminders.isEmpty()
                ? List.of()
                : due.first(db, schedule.mornings(), most, values -> values.bindArray(
                                "regions", String.class, each(reminders, one -> one.visit()
                                        .region()))
                        .bindArray("visits", LocalDate.class, each(reminders, one -> one.visit()
                                .on()))
                        .bindArray("names", String.class, each(reminders, Reminder::name))
                        .bindArray("days", LocalDate.class, each(reminders, Reminder::on))
                        .bindArray("states", String.class, states()));
    }

    private record Visit(String region, LocalDate on) {}

    private record Reminder(Visit visit, String name, LocalDate on) {}

    private static <T> List<T> each(List<Reminder> reminders, java.util.function.Function<Reminder, T> field) {
        return reminders.stream().map(field).toList();
    }

    private List<Visit> visits(Handle db, LocalDate today) {
        return db.createQuery(VISITS)
                .bindArray("states", String.class, states())
                .bind("until", farthest(today))
                .map((row, context) -> new Visit(row.getString("part"), row.getObject("due_on", LocalDate.class)))
                .list();
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy) {
        return perform(db, parts, policy, schedule.mornings().dayOf(parts.get(0).at()));
    }

    @Override
    public Deed perform(Handle db, List<Due> parts, Policy policy, LocalDate today) {
        LocalDate day = schedule.mornings().dayOf(parts.get(0).at());
        List<String> ids = parts.stream().map(Due::part).toList();
        Map<String, String> regions = regions(db, ids);
        Set<String> announced =
                before ? SameMorning.announced(db, ids, schedule.mornings().at(day), today, policy) : Set.of();
        List<BatchSteps> steps = new ArrayList<>();
        // All are locked in the order of their ids before the lines are read of those that are told of them.
        List<Batch> still = Batches.lockedBare(db, ids).stream()
                .filter(batch -> states().contains(batch.state().wire()))
                .toList();
        still.stream()
                .filter(batch -> announced.contains(batch.id()))
                .map(DaySteps::remindedByAnnouncement)
                .forEach(steps::add);
        List<String> others = still.stream()
                .map(Batch::id)
                .filter(id -> !announced.contains(id))
                .toList();
        for (Batch batch : outOf(db, others)) {
            String region = regions.get(batch.id());
            Reminding reminding =
                    new Reminding(today, next(policy, region, batch.dates().dueOn(), day));
            if (before) {
                Optional<LocalDate> gatherBy = schedule.reminders(policy, region)
                        .gatherBy(batch.dates().dueOn());
                steps.add(DaySteps.remindDue(batch, reminding, gatherBy.filter(last -> !last.isBefore(today))));
            } else {
                steps.add(DaySteps.remindOverdue(batch, reminding, policy));
            }
        }
        return Deeds.of(db, steps);
    }

    /** Of these batches those of which something is out. */
    private static List<Batch> outOf(Handle db, List<String> ids) {
        List<Batch> batches = ids.isEmpty() ? List.of() : Batches.locked(db, ids);
        return batches.stream()
                .filter(batch -> !batch.linesIn(LineState.SENT).isEmpty())
                .toList();
    }

    private Optional<LocalDate> next(Policy policy, String region, LocalDate visit, LocalDate day) {
        return days(policy, region, visit).tailMap(day.plusDays(1)).keySet().stream()
                .findFirst();
    }

    private static Map<String, String> regions(Handle db, List<String> batches) {
        Map<String, String> regions = new HashMap<>();
        db.createQuery("""
                        select batches.id, rotation_agreements.region
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                         where batches.id = any(:ids)
                        """)
                .bindArray("ids", String.class, batches)
                .map((row, context) -> regions.put(row.getString("id"), row.getString("region")))
                .list();
        return regions;
    }
}
