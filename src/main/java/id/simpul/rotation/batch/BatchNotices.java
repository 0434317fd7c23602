package id.simpul.rotation.batch;

import id.simpul.ledger.Notice;
import id.simpul.rotation.obligation.Obligation;
import id.simpul.rotation.obligation.ObligationOpened;
import id.simpul.rotation.obligation.Owed;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What a school is told of its batch. */
public final class BatchNotices {
    private BatchNotices() {}

    public static Notice planned(Batch batch) {
        Batch.Dates dates = batch.dates();
        int filled = going(batch).size();
        return Notice.to(
                batch.school(),
                new RotationPlanned(
                        batch.id(),
                        batch.quarter(),
                        dates.deliverOn(),
                        dates.dueOn(),
                        batch.places(),
                        filled,
                        Optional.of(batch.places() - filled).filter(missing -> missing > 0)));
    }

    public static Notice announced(Batch batch, Standing standing) {
        return Notice.to(
                batch.school(),
                new RotationAnnounced(
                        batch.id(),
                        batch.quarter(),
                        batch.dates().deliverOn(),
                        batch.dates().dueOn(),
                        RotationDispatched.Item.of(going(batch)),
                        batch.run(),
                        Optional.of(standing.collects()).filter(collects -> collects),
                        standing.collected().map(RotationAnnounced.Collected::of),
                        Optional.of(standing.overdue()).filter(overdue -> overdue > 0)));
    }

    static Notice deliveryMoved(Batch batch, LocalDate from) {
        return rescheduled(
                batch, RotationRescheduled.DELIVERY, from, batch.dates().deliverOn());
    }

    static Notice collectionMoved(Batch batch, LocalDate from) {
        return rescheduled(
                batch, RotationRescheduled.COLLECTION, from, batch.dates().dueOn());
    }

    private static Notice rescheduled(Batch batch, String moved, LocalDate from, LocalDate to) {
        return Notice.to(batch.school(), new RotationRescheduled(batch.id(), batch.quarter(), moved, from, to));
    }

    static Notice dispatched(Batch batch) {
        return dispatched(batch, Optional.empty());
    }

    static Notice dispatchedAgain(Batch batch) {
        return dispatched(batch, Optional.of(true));
    }

    private static Notice dispatched(Batch batch, Optional<Boolean> again) {
        List<BatchLine> sent = batch.linesIn(LineState.SENT);
        List<BatchLine> added = sent.stream().filter(BatchLine::added).toList();
        List<RotationDispatched.Other> out = batch.linesIn(LineState.DROPPED).stream()
                .filter(line -> !line.added())
                .map(line -> new RotationDispatched.Other(line.barcode(), line.name()))
                .toList();
        return Notice.to(
                batch.school(),
                new RotationDispatched(
                        batch.id(),
                        batch.quarter(),
                        batch.dates().arrivesOn(),
                        batch.dates().dueOn(),
                        (int) sent.stream().mapToInt(BatchLine::box).distinct().count(),
                        sent.size(),
                        RotationDispatched.Item.of(sent),
                        Optional.of(RotationDispatched.Item.of(added)).filter(some -> !some.isEmpty()),
                        Optional.of(out).filter(some -> !some.isEmpty()),
                        again));
    }

    public static Notice due(Batch batch, LocalDate today, Optional<LocalDate> gatherBy) {
        LocalDate dueOn = batch.dates().dueOn();
        return Notice.to(
                batch.school(),
                new RotationDue(
                        batch.id(),
                        batch.quarter(),
                        dueOn,
                        days(today, dueOn),
                        batch.linesIn(LineState.SENT).size(),
                        gatherBy));
    }

    public static Notice overdue(Batch batch, LocalDate today, LocalDate lostOn) {
        LocalDate dueOn = batch.dates().dueOn();
        List<RotationOverdue.Item> items = batch.linesIn(LineState.SENT).stream()
                .map(line -> new RotationOverdue.Item(line.barcode(), line.name()))
                .toList();
        return Notice.to(
                batch.school(),
                new RotationOverdue(batch.id(), batch.quarter(), dueOn, days(dueOn, today), lostOn, items));
    }

    static Notice closed(Batch batch, List<Obligation> obligations) {
        int damaged =
                (int) batch.lines().values().stream().filter(BatchLine::damaged).count();
        return Notice.to(
                batch.school(),
                new RotationClosed(
                        batch.id(),
                        batch.quarter(),
                        Optional.of(batch.linesIn(LineState.IN).size()),
                        Optional.of(batch.linesIn(LineState.LOST).size()),
                        Optional.of(damaged),
                        Optional.of(Owed.of(obligations)).filter(owed -> !owed.isEmpty()),
                        obligations.stream().map(Obligation::dueOn).min(LocalDate::compareTo),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true)));
    }

    /**
     * It will not come.
     *
     * @param because as its cancellation has it
     */
    public static Notice cancelled(Batch batch, String because) {
        return cancelled(batch, because, Optional.empty());
    }

    static Notice cancelled(Batch batch, String because, Optional<Integer> owed) {
        return Notice.to(batch.school(), RotationClosed.cancelled(batch, because, owed));
    }

    static Notice obligationsOpened(Batch batch, List<Obligation> obligations) {
        return Notice.to(
                batch.school(),
                new ObligationOpened(batch.id(), obligations.get(0).dueOn(), Owed.of(obligations)));
    }

    private static int days(LocalDate from, LocalDate to) {
        return (int) ChronoUnit.DAYS.between(from, to);
    }

    private static List<BatchLine> going(Batch batch) {
        return batch.linesIn(LineState.PLANNED, LineState.SENT);
    }
}
