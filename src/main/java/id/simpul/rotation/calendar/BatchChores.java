package id.simpul.rotation.calendar;

import id.simpul.agenda.Chore;
import id.simpul.agenda.DueParts;
import id.simpul.agenda.PartChore;
import id.simpul.policy.Policy;
import id.simpul.rotation.QuarterWork;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchSteps;
import id.simpul.rotation.batch.Batches;
import id.simpul.rotation.batch.DaySteps;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** What the calendar does to batches: announces, reminds, lets fall due, gives up for lost (R9). */
public final class BatchChores {
    private BatchChores() {}

    /** In the order in which they are done when due at the same time. */
    public static List<Chore> all(Schedule schedule) {
        return List.of(
                fallDue(schedule),
                cancelUndelivered(schedule),
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
                        "rotation.due",
                        due,
                        BatchChores::nothing,
                        (batch, day, policy) -> DaySteps.fallDue(batch))
                .partOf(QuarterWork.EXCHANGE);
    }

    private static Chore cancelUndelivered(Schedule schedule) {
        String due = """
                select id as part, quarter as period, due_on
                  from batches
                 where state in ('planned', 'announced', 'packed') and due_on <= :today
                """;
        return batches(
                        schedule,
                        "rotation.cancel",
                        due,
                        BatchChores::nothing,
                        (batch, day, policy) -> DaySteps.cancelUndelivered(batch))
                .partOf(QuarterWork.EXCHANGE);
    }

    private static Chore giveUp(Schedule schedule) {
        String due = """
                select id as part, quarter as period, due_on + :days as due_on
                  from batches
                 where state in ('due', 'returned-in-part', 'checked-in') and due_on <= :today - :days
                   and exists (select 1 from batch_items where batch = batches.id and batch_items.state = 'sent')
                """;
        return batches(
                schedule,
                "rotation.lost",
                due,
                (query, policy) -> query.bind("days", policy.rotation().lostAfterDays()),
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
                "rotation.silent",
                due,
                (query, policy) -> query.bind("days", policy.rotation().silentAfterDays()),
                (batch, day, policy) -> DaySteps.remindSilent(batch));
    }

    private static Chore assume(Schedule schedule) {
        String due = """
                select id as part, quarter as period, dispatched_on + :days as due_on
                  from batches
                 where state = 'dispatched' and received_on is null and dispatched_on <= :today - :days
                """;
        return batches(
                schedule,
                "rotation.assume",
                due,
                (query, policy) -> query.bind("days", policy.rotation().assumedAfterDays()),
                (batch, day, policy) -> DaySteps.assume(batch, day));
    }

    private static void nothing(Query query, Policy policy) {
        // These queries need only the day.
    }

    /** What happens to a batch on the day it is due. */
    private interface Act {
        BatchSteps on(Batch batch, LocalDate day, Policy policy);
    }

    /** A chore whose parts are batches: found by a query, done to each. */
    private static PartChore batches(Schedule schedule, String job, String due, DueParts.Binding binding, Act act) {
        return new PartChore(
                schedule.mornings(),
                new DueParts(job, due, binding),
                Deeds.WRITES,
                (db, turn) -> Deeds.of(
                        db,
                        Batches.locked(db, turn.ids()).stream()
                                .map(batch -> act.on(batch, turn.day(), turn.policy()))
                                .toList()));
    }
}
