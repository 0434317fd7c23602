package id.simpul.rotation.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.Optional;

/** What the calendar does to a batch (R9). */
public final class DaySteps {
    private DaySteps() {}

    /** The school is told what it will get. */
    public static BatchSteps announce(Batch batch, Standing standing) {
        BatchSteps steps =
                new BatchSteps(batch).become(batch.in(BatchState.ANNOUNCED)).recorded("announced");
        return steps.tell(BatchNotices.announced(steps.now(), standing));
    }

    /** The day of the exchange that collects it has come. */
    public static BatchSteps fallDue(Batch batch) {
        return new BatchSteps(batch).become(batch.in(BatchState.DUE)).recorded("due");
    }

    /**
     * The school is told that its books are soon to be collected.
     *
     * @param gatherBy the last school day before it, if a long break lies between
     */
    public static BatchSteps remindDue(Batch batch, Reminding reminding, Optional<LocalDate> gatherBy) {
        Notice notice = BatchNotices.due(batch, reminding.today(), gatherBy).untilNext(reminding.next());
        ObjectNode detail = Json.object().put("dueOn", batch.dates().dueOn().toString());
        return reminded(new BatchSteps(batch), notice, reminding, "reminded", detail);
    }

    /** The same was told with what the visit brings. */
    public static BatchSteps remindedByAnnouncement(Batch batch) {
        return new BatchSteps(batch)
                .recorded(
                        "reminded",
                        Json.object()
                                .put("dueOn", batch.dates().dueOn().toString())
                                .put("with", "announcement"));
    }

    public static BatchSteps remindOverdue(Batch batch, Reminding reminding, Policy policy) {
        Notice notice = BatchNotices.overdue(batch, reminding.today(), lostOn(batch, policy))
                .untilNext(reminding.next());
        ObjectNode detail =
                Json.object().put("items", batch.linesIn(LineState.SENT).size());
        return reminded(new BatchSteps(batch), notice, reminding, "reminded-overdue", detail);
    }

    /** What is past is let go, which is recorded where it is. */
    private static BatchSteps reminded(
            BatchSteps steps, Notice notice, Reminding reminding, String step, ObjectNode detail) {
        return notice.isPast(reminding.today())
                ? steps.tell(notice)
                : steps.recorded(step, detail).tell(notice);
    }

    /** What is neither returned nor reported so long after it was due is lost, and to be replaced (R10). */
    public static BatchSteps giveUp(Batch batch, LocalDate day, Policy policy) {
        BatchSteps steps = new BatchSteps(batch);
        int lost = batch.linesIn(LineState.SENT).size();
        steps.recorded("lost", Json.object().put("items", lost));
        steps.lose(batch.linesIn(LineState.SENT), day, policy.obligations().dueDays());
        steps.become(steps.now().on(steps.now().dates().returned(day).lostAfter(day)));
        steps.closeIfComplete(day);
        return steps;
    }

    /** The school has not said whether its batch came. */
    public static BatchSteps remindSilent(Batch batch) {
        return new BatchSteps(batch).recorded("reminded-silent").tell(BatchNotices.dispatchedAgain(batch));
    }

    /** The school stays silent: it is taken to have received all, and staff see the flag. */
    public static BatchSteps assume(Batch batch, LocalDate day) {
        Batch taken = batch.on(batch.dates().received(day)).assumed(true);
        return new BatchSteps(batch).become(taken.in(BatchState.RECEIVED)).recorded("assumed-received");
    }

    /**
     * It never went, and the next one is planned: its items are free for others.
     *
     * @param owed how many lost books its school should have replaced by now; if it is any, they held the batch back
     */
    public static BatchSteps lapse(Batch batch, LocalDate day, int owed) {
        boolean heldBack = owed > 0 && !batch.isReleased();
        String because = heldBack ? RotationClosed.HELD_BACK : RotationClosed.NOT_DELIVERED;
        return Cancellation.of(batch, because, day)
                .tell(BatchNotices.cancelled(batch, because, heldBack ? Optional.of(owed) : Optional.empty()));
    }

    /**
     * Its day has passed, and it is still here.
     *
     * @param owed how many lost books its school should have replaced by then
     */
    public static BatchSteps notGone(Batch batch, int owed) {
        boolean heldBack = batch.isHeld() || (owed > 0 && !batch.isReleased());
        return new BatchSteps(batch)
                .recorded(heldBack ? "held-back" : "not-gone", Json.object().put("owed", owed));
    }

    static LocalDate lostOn(Batch batch, Policy policy) {
        return batch.dates().dueOn().plusDays(policy.rotation().lostAfterDays());
    }

    /** An exchange that is not announced yet moves to another day; who was told is told again (R7). */
    public static BatchSteps moveDelivery(Batch batch, LocalDate day) {
        LocalDate formerly = batch.dates().deliverOn();
        BatchSteps steps = moved(batch, batch.on(batch.dates().delivery(day)), formerly);
        return steps.tell(BatchNotices.deliveryMoved(steps.now(), formerly));
    }

    /** As {@link #moveDelivery}, of the exchange that collects the batch. */
    public static BatchSteps moveCollection(Batch batch, LocalDate day) {
        LocalDate formerly = batch.dates().dueOn();
        BatchSteps steps = moved(batch, batch.on(batch.dates().due(day)), formerly);
        return steps.tell(BatchNotices.collectionMoved(steps.now(), formerly));
    }

    private static BatchSteps moved(Batch batch, Batch after, LocalDate formerly) {
        return new BatchSteps(batch)
                .become(after)
                .recorded("rescheduled", Json.object().put("formerly", formerly.toString()));
    }
}
