package id.simpul.rotation.batch;

import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A school confirms what it received: all, or what is missing or damaged; neither opens an obligation (R9). Said again, it adds
 * what is missing or damaged, and takes nothing back.
 */
final class Receipt {
    private Receipt() {}

    static Decision decide(Request request, Batch batch, LocalDate today) {
        RotationReceived asked = request.as(RotationReceived.class);
        LocalDate on = asked.on().orElse(today);
        List<Reason> against = BatchActs.against(batch, BatchStep.RECEIVE, on, today);
        List<Named> missing = Named.in("missing", asked.missing()).stream()
                .filter(one -> !isMissing(batch, one.barcode()))
                .toList();
        List<Named> damaged = Named.noted("damaged", asked.damaged());
        if (against.isEmpty()) {
            List<Named> all = new ArrayList<>(missing);
            all.addAll(damaged);
            against.addAll(Named.repeated(all));
            against.addAll(BatchActs.notIn(all, batch, LineState.SENT));
        }
        return against.isEmpty() ? accept(batch, missing, damaged, on) : new Decision.Refused(Json.object(), against);
    }

    private static boolean isMissing(Batch batch, String barcode) {
        return batch.line(barcode)
                .filter(line -> line.state() == LineState.MISSING)
                .isPresent();
    }

    /** The day on which it was said first is the day on which it came. */
    private static Decision accept(Batch batch, List<Named> missing, List<Named> damaged, LocalDate said) {
        LocalDate on =
                batch.dates().receivedOn().filter(first -> !batch.assumed()).orElse(said);
        List<BatchLine> lines = new ArrayList<>();
        missing.forEach(one -> lines.add(batch.lines().get(one.barcode()).in(LineState.MISSING)));
        damaged.forEach(one -> lines.add(batch.lines().get(one.barcode()).damaged(one.note())));
        Batch received = batch.with(lines).on(batch.dates().received(on)).assumed(false);
        BatchSteps steps = new BatchSteps(batch)
                .become(batch.state() == BatchState.DISPATCHED ? received.in(BatchState.RECEIVED) : received)
                .recorded(
                        "received", Json.object().put("missing", missing.size()).put("damaged", damaged.size()));
        return BatchActs.accepted(steps, BatchOutcome.of(steps.now()));
    }
}
