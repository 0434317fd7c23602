package id.simpul.rotation.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Topic;
import id.simpul.rotation.obligation.Obligation;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** What a school is told of its batch. */
public final class BatchNotices {
    private BatchNotices() {}

    public static Notice planned(Batch batch) {
        return Notice.to(
                batch.school(),
                Topic.ROTATION_PLANNED,
                dated(batch)
                        .put("places", batch.places())
                        .put("filled", going(batch).size()));
    }

    public static Notice announced(Batch batch, Standing standing) {
        ObjectNode data = dated(batch);
        ArrayNode items = data.putArray("items");
        going(batch).stream()
                .sorted(Comparator.comparingInt(BatchLine::box).thenComparing(BatchLine::barcode))
                .forEach(line -> items.addObject()
                        .put("barcode", line.barcode())
                        .put("title", line.name())
                        .put("box", line.box()));
        batch.run().ifPresent(run -> data.put("run", run));
        if (standing.collects()) {
            data.put("collects", true);
        }
        if (standing.overdue() > 0) {
            data.put("overdue", standing.overdue());
        }
        return Notice.to(batch.school(), Topic.ROTATION_ANNOUNCED, data);
    }

    public static Notice rescheduled(Batch batch, LocalDate formerly) {
        return Notice.to(
                batch.school(), Topic.ROTATION_RESCHEDULED, dated(batch).put("formerly", formerly.toString()));
    }

    public static Notice dispatched(Batch batch) {
        List<BatchLine> sent = batch.linesIn(LineState.SENT);
        long boxes = sent.stream().mapToInt(BatchLine::box).distinct().count();
        return Notice.to(
                batch.school(),
                Topic.ROTATION_DISPATCHED,
                dated(batch).put("boxes", boxes).put("count", sent.size()));
    }

    public static Notice due(Batch batch, LocalDate today) {
        return Notice.to(
                batch.school(),
                Topic.ROTATION_DUE,
                named(batch)
                        .put("dueOn", batch.dates().dueOn().toString())
                        .put(
                                "daysLeft",
                                ChronoUnit.DAYS.between(today, batch.dates().dueOn()))
                        .put("count", batch.linesIn(LineState.SENT).size()));
    }

    public static Notice overdue(Batch batch, LocalDate today, LocalDate lostOn) {
        ObjectNode data = named(batch)
                .put("dueOn", batch.dates().dueOn().toString())
                .put("daysOver", ChronoUnit.DAYS.between(batch.dates().dueOn(), today))
                .put("lostOn", lostOn.toString());
        ArrayNode items = data.putArray("items");
        batch.linesIn(LineState.SENT)
                .forEach(
                        line -> items.addObject().put("barcode", line.barcode()).put("title", line.name()));
        return Notice.to(batch.school(), Topic.ROTATION_OVERDUE, data);
    }

    static Notice closed(Batch batch, List<Obligation> obligations) {
        ObjectNode data = named(batch)
                .put("returned", batch.linesIn(LineState.IN).size())
                .put("lost", batch.linesIn(LineState.LOST).size())
                .put(
                        "damaged",
                        batch.lines().values().stream()
                                .filter(BatchLine::damaged)
                                .count());
        if (!obligations.isEmpty()) {
            list(data, obligations);
        }
        return Notice.to(batch.school(), Topic.ROTATION_CLOSED, data);
    }

    /** It never went; its day has passed. */
    static Notice notDelivered(Batch batch) {
        return Notice.to(batch.school(), Topic.ROTATION_CLOSED, named(batch).put("cancelled", "not-delivered"));
    }

    static Notice obligationsOpened(Batch batch, List<Obligation> obligations) {
        ObjectNode data = Json.object()
                .put("batch", batch.id())
                .put("dueOn", obligations.get(0).dueOn().toString());
        list(data, obligations);
        return Notice.to(batch.school(), Topic.OBLIGATION_OPENED, data);
    }

    private static void list(ObjectNode data, List<Obligation> obligations) {
        ArrayNode list = data.putArray("obligations");
        obligations.forEach(obligation -> list.addObject()
                .put("obligation", obligation.id())
                .put("barcode", obligation.barcode())
                .put("title", obligation.name()));
    }

    private static List<BatchLine> going(Batch batch) {
        return batch.linesIn(LineState.PLANNED, LineState.SENT);
    }

    private static ObjectNode named(Batch batch) {
        return Json.object()
                .put("batch", batch.id())
                .put("quarter", batch.quarter().toString());
    }

    private static ObjectNode dated(Batch batch) {
        return named(batch)
                .put("deliverOn", batch.dates().deliverOn().toString())
                .put("dueOn", batch.dates().dueOn().toString());
    }
}
