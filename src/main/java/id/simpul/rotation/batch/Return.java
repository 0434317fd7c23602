package id.simpul.rotation.batch;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import id.simpul.rotation.obligation.Obligation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A school gives back its batch, whole or in part, and says what is lost: each lost item opens an obligation (R9, R10).
 *
 * @param all whether everything comes back but what is named as lost
 */
@Decides({Rule.R9, Rule.R10})
record Return(
        Batch batch,
        boolean all,
        List<Named> items,
        List<Named> lost,
        List<Named> damaged,
        LocalDate on,
        LocalDate today) {
    static Decision decide(Request request, Batch batch, Policy policy, LocalDate today) {
        RotationReturned said = request.as(RotationReturned.class);
        Return asked = new Return(
                batch,
                said.all().orElse(false),
                Named.in("items", said.items()),
                Named.noted("lost", said.lost()),
                Named.noted("damaged", said.damaged()),
                said.on().orElse(today),
                today);
        List<Reason> against = asked.against();
        return against.isEmpty() ? asked.accept(policy) : new Decision.Refused(Json.object(), against);
    }

    private List<Reason> against() {
        List<Reason> against = BatchActs.against(batch, BatchStep.RETURN, on, today);
        if (against.isEmpty()) {
            against.addAll(Named.repeated(items));
            against.addAll(Named.repeated(lost));
            against.addAll(Named.repeated(damaged));
            against.addAll(bothBackAndLost());
            against.addAll(BatchActs.notIn(items, batch, LineState.SENT, LineState.MISSING));
            against.addAll(BatchActs.notIn(lost, batch, LineState.SENT));
        }
        if (against.isEmpty()) {
            against.addAll(damagedButNotBack());
        }
        return against;
    }

    private List<Reason> bothBackAndLost() {
        Set<String> gone = barcodes(lost);
        return items.stream()
                .filter(one -> gone.contains(one.barcode()))
                .map(one -> Reason.of(Code.ITEM_BACK_AND_LOST, one.pointer(), one.barcode()))
                .toList();
    }

    private List<Reason> damagedButNotBack() {
        Set<String> back = back().stream().map(BatchLine::barcode).collect(Collectors.toSet());
        return damaged.stream()
                .filter(one -> !back.contains(one.barcode()))
                .map(one -> Reason.of(Code.ITEM_NOT_AMONG_RETURNED, one.pointer(), one.barcode()))
                .toList();
    }

    /** The lines that come back. */
    private List<BatchLine> back() {
        Set<String> gone = barcodes(lost);
        Set<String> named = barcodes(items);
        return batch.lines().values().stream()
                .filter(line -> all
                        ? line.state() == LineState.SENT && !gone.contains(line.barcode())
                        : named.contains(line.barcode()))
                .toList();
    }

    private Decision accept(Policy policy) {
        BatchSteps steps = new BatchSteps(batch);
        List<BatchLine> back = new ArrayList<>(back());
        steps.become(batch.with(
                back.stream().map(line -> line.in(LineState.RETURNED)).toList()));
        steps.become(steps.now()
                .with(damaged.stream()
                        .map(one -> steps.now().lines().get(one.barcode()).damaged(one.note()))
                        .toList()));
        List<BatchLine> gone = lost.stream()
                .map(one -> batch.lines().get(one.barcode()).noted(one.note()))
                .toList();
        List<Obligation> opened = steps.lose(gone, today, policy.obligations().dueDays());
        boolean whole = steps.now().linesIn(LineState.SENT).isEmpty();
        steps.become(steps.now()
                        .in(whole ? BatchState.RETURNED : BatchState.RETURNED_IN_PART)
                        .on(steps.now().dates().returned(latest())))
                .recorded(
                        whole ? "returned" : "returned-in-part",
                        Json.object()
                                .put("items", back.size())
                                .put("lost", gone.size())
                                .put("damaged", damaged.size())
                                .put("on", on.toString()));
        steps.closeIfComplete(today);
        return BatchActs.accepted(steps, ReturnOutcome.of(steps.now(), opened));
    }

    /** When the last of it came back, as far as the school has said. */
    private LocalDate latest() {
        return batch.dates().returnedOn().filter(on::isBefore).orElse(on);
    }

    private static Set<String> barcodes(List<Named> named) {
        return named.stream().map(Named::barcode).collect(Collectors.toSet());
    }
}
