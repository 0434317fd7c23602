package id.simpul.rotation.batch;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What the acts upon a batch have in common: their day, what stands against them, what they answer. */
final class BatchActs {
    private BatchActs() {}

    /** The day it happened, if the request says so, else the day of the request. */
    static LocalDate day(Request request, LocalDate today) {
        return AboutBatch.by(request).on().orElse(today);
    }

    static List<Reason> against(Batch batch, BatchStep step, LocalDate on, LocalDate today) {
        List<Reason> reasons = new ArrayList<>();
        step.refusal(batch.state()).ifPresent(reasons::add);
        if (on.isAfter(today)) {
            reasons.add(Reason.of(Code.DATE_IN_FUTURE, "/data/on", on));
        } else if (reasons.isEmpty()) {
            batch.dates()
                    .dispatchedOn()
                    .filter(on::isBefore)
                    .ifPresent(sent -> reasons.add(Reason.of(Code.DATES_REVERSED, "/data/on", sent, on)));
        }
        return reasons;
    }

    /** One reason for each item that is not in the batch, or not in one of these states any more. */
    static List<Reason> notIn(List<Named> named, Batch batch, LineState... states) {
        Set<LineState> allowed = Set.of(states);
        List<Reason> reasons = new ArrayList<>();
        for (Named one : named) {
            LineState state = batch.line(one.barcode()).map(BatchLine::state).orElse(LineState.DROPPED);
            if (state == LineState.DROPPED || state == LineState.PLANNED) {
                reasons.add(Reason.of(Code.ITEM_NOT_IN_BATCH, one.pointer(), one.barcode()));
            } else if (!allowed.contains(state)) {
                reasons.add(Reason.of(
                        state == LineState.MISSING ? Code.ITEM_NOT_IN_BATCH : Code.ITEM_ALREADY_BACK,
                        one.pointer(),
                        one.barcode()));
            }
        }
        return reasons;
    }

    /**
     * @param outcome a record of the fields that the reply names
     */
    static Decision accepted(BatchSteps steps, Record outcome) {
        return new Decision.Accepted(steps.now().id(), outcome, steps.effects(), steps.notices());
    }
}
