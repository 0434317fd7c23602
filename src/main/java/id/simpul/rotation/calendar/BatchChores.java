package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.PartChore;
import id.simpul.policy.Policy;
import id.simpul.rotation.QuarterWork;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.batch.BatchStep;
import id.simpul.rotation.batch.BatchSteps;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.DaySteps;
import id.simpul.rotation.batch.LineState;
import id.simpul.rotation.batch.Standing;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the calendar does to batches: announces, reminds, lets fall due, gives up for lost (R9). They are locked and read again; one that
 * is not due any more, because somebody acted upon it meanwhile, is left alone.
 */
public final class BatchChores {
    private BatchChores() {}

    /** In the order in which they are done when due at the same time. */
    public static List<Chore> all(Schedule schedule) {
        return List.of(
                fallDue(schedule),
                notGone(schedule),
                lapse(schedule),
                AnnounceAct.chore(schedule),
                ReturnReminders.before(schedule),
                ReturnReminders.after(schedule),
                giveUp(schedule),
                remindSilent(schedule),
                assume(schedule));
    }

    /** What concerns the calendars themselves. */
    public static List<Chore> beside(Schedule schedule) {
        return List.of(new CalendarEndChore(schedule));
    }

    private static Chore fallDue(Schedule schedule) {
        String due = """
                select id as part, quarter as period, due_on
                  from batches
                 where state in ('dispatched', 'received') and due_on <= :today
                """;
        return batches(
                        schedule,
                        new DueParts("rotation.due", due),
                        BatchStep.FALL_DUE::isPossible,
                        (batch, day, policy) -> DaySteps.fallDue(batch))
                .partOf(QuarterWork.EXCHANGE);
    }

    /** With the plan of the next quarter, which counts on its books; before that staff may still send it. */
    private static Chore lapse(Schedule schedule) {
        String due = """
                select id as part, quarter as period, greatest(deliver_on + 1, due_on - :lead) as due_on
                  from batches
                 where state in ('planned', 'announced', 'packed') and deliver_on < :today and due_on - :lead <= :today
                """;
        return withOwed(
                        schedule,
                        new DueParts(
                                "rotation.cancel",
                                due,
                                (values, policy) ->
                                        values.bind("lead", policy.rotation().planLeadDays())),
                        0,
                        DaySteps::lapse)
                .partOf(QuarterWork.PLAN);
    }

    private static Chore notGone(Schedule schedule) {
        String due = """
                select id as part, quarter as period, deliver_on + 1 as due_on
                  from batches
                 where state in ('planned', 'announced', 'packed') and deliver_on < :today
                """;
        return withOwed(
                schedule,
                new DueParts("rotation.not-gone", due),
                1,
                (batch, day, owed) -> DaySteps.notGone(batch, owed));
    }

    /** What happens to a batch that has not left on the day it is due, by what its school should have replaced by then. */
    private interface OwedAct {
        BatchSteps on(Batch batch, LocalDate day, int owed);
    }

    /**
     * @param before what counts is how things stood so many days before it is due
     */
    private static PartChore withOwed(Schedule schedule, DueParts due, int before, OwedAct act) {
        return new PartChore(schedule.mornings(), due, Deeds.WRITES, (db, turn) -> {
            Map<String, Integer> owed = turn.policy().obligations().holdBack()
                    ? Standing.overdue(db, turn.ids(), turn.day().minusDays(before))
                    : Map.of();
            return Deeds.of(
                    db,
                    Batches.locked(db, turn.ids()).stream()
                            .filter(BatchStep.CANCEL::isPossible)
                            .map(batch -> act.on(batch, turn.day(), owed.getOrDefault(batch.id(), 0)))
                            .toList());
        });
    }

    /** Once, and again once more if books of it came out again since: then it is another job, of the morning after. */
    private static Chore giveUp(Schedule schedule) {
        String due = """
                select id as part, quarter || coalesce(' ' || lost_after, '') as period,
                       greatest(due_on + :days, lost_after + 1) as due_on
                  from batches
                 where state in ('due', 'returned-in-part', 'checked-in') and due_on <= :today - :days
                   and (lost_after is null or lost_after < :today)
                   and exists (select 1 from batch_items where batch = batches.id and batch_items.state = 'sent')
                """;
        return batches(
                schedule,
                new DueParts(
                        "rotation.lost",
                        due,
                        (values, policy) ->
                                values.bind("days", policy.rotation().lostAfterDays())),
                batch -> BatchStep.GIVE_UP.isPossible(batch)
                        && !batch.linesIn(LineState.SENT).isEmpty(),
                DaySteps::giveUp);
    }

    private static Chore remindSilent(Schedule schedule) {
        String due = """
                select id as part, quarter as period, dispatched_on + :days as due_on
                  from batches
                 where state in ('dispatched', 'due') and received_on is null and dispatched_on <= :today - :days
                """;
        return batches(
                schedule,
                new DueParts(
                        "rotation.silent",
                        due,
                        (values, policy) ->
                                values.bind("days", policy.rotation().silentAfterDays())),
                BatchChores::isSilent,
                (batch, day, policy) -> DaySteps.remindSilent(batch));
    }

    private static boolean isSilent(Batch batch) {
        return Set.of(BatchState.DISPATCHED, BatchState.DUE).contains(batch.state())
                && batch.dates().receivedOn().isEmpty();
    }

    private static Chore assume(Schedule schedule) {
        String due = """
                select id as part, quarter as period, dispatched_on + :days as due_on
                  from batches
                 where state = 'dispatched' and received_on is null and dispatched_on <= :today - :days
                """;
        return batches(
                schedule,
                new DueParts(
                        "rotation.assume",
                        due,
                        (values, policy) ->
                                values.bind("days", policy.rotation().assumedAfterDays())),
                BatchStep.ASSUME::isPossible,
                (batch, day, policy) -> DaySteps.assume(batch, day));
    }

    /** What happens to a batch on the day it is due. */
    private interface Act {
        BatchSteps on(Batch batch, LocalDate day, Policy policy);
    }

    /**
     * A chore whose parts are batches: found by a query, done to each.
     *
     * @param isStill whether a batch is as the query found it
     */
    private static PartChore batches(Schedule schedule, DueParts due, Predicate<Batch> isStill, Act act) {
        return new PartChore(
                schedule.mornings(),
                due,
                Deeds.WRITES,
                (db, turn) -> Deeds.of(
                        db,
                        Batches.locked(db, turn.ids()).stream()
                                .filter(isStill)
                                .map(batch -> act.on(batch, turn.day(), turn.policy()))
                                .toList()));
    }
}
