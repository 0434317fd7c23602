package id.simpul.rotation.batch;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Staff step in, and say why: they hold a batch or let it go in spite of what its school owes, cancel one that has not left, and open
 * one again that was taken for back by mistake (R9, R10).
 */
@Decides({Rule.R9, Rule.R10})
final class Intervention {
    private final Batch batch;
    private final BatchFacts facts;
    private final Policy policy;
    private final LocalDate today;
    private final BatchSteps steps;

    private Intervention(Batch batch, BatchFacts facts, Policy policy, LocalDate today) {
        this.batch = batch;
        this.facts = facts;
        this.policy = policy;
        this.today = today;
        this.steps = new BatchSteps(batch);
    }

    static Decision decide(Request request, Batch batch, BatchFacts facts, Policy policy, LocalDate today) {
        Intervention act = new Intervention(batch, facts, policy, today);
        List<Reason> against = act.against(request);
        return against.isEmpty() ? act.accept(request.type()) : new Decision.Refused(Json.object(), against);
    }

    private List<Reason> against(Request request) {
        List<Reason> against = new ArrayList<>();
        step(request.type()).refusal(batch.state()).ifPresent(against::add);
        if (request.staff().map(Request.Staff::reason).orElse("").isBlank()) {
            against.add(Reason.of(Code.REASON_NEEDED, ""));
        }
        if (against.isEmpty() && request.type() == RequestType.STAFF_RELEASE && !isHeldBack()) {
            against.add(Reason.of(Code.NOT_HELD, "/data/batch"));
        }
        if (against.isEmpty() && request.type() == RequestType.STAFF_REOPEN) {
            against.addAll(againstOpening());
        }
        return against;
    }

    private static BatchStep step(RequestType type) {
        return switch (type) {
            case STAFF_REOPEN -> BatchStep.REOPEN;
            case STAFF_CANCEL -> BatchStep.CANCEL;
            default -> BatchStep.HOLD;
        };
    }

    /** Held by staff, or by what its school owes now or will owe on its day. */
    private boolean isHeldBack() {
        LocalDate day = batch.dates().deliverOn().isAfter(today) ? batch.dates().deliverOn() : today;
        boolean owes = policy.obligations().holdBack() && facts.overdue(batch.school(), day) > 0;
        return batch.isHeld() || (owes && !batch.isReleased());
    }

    /** A copy that has gone elsewhere since cannot be out with this batch too. */
    private List<Reason> againstOpening() {
        List<BatchLine> lines = outAgain();
        if (lines.isEmpty()) {
            return List.of(Reason.of(Code.NOTHING_TO_REOPEN, "/data/batch"));
        }
        List<Reason> reasons = new ArrayList<>();
        for (BatchLine line : reclaimed()) {
            whereElse(line.barcode())
                    .ifPresent(
                            where -> reasons.add(Reason.of(Code.ITEM_ELSEWHERE, "/data/batch", line.barcode(), where)));
        }
        return reasons;
    }

    /** What was taken for back; a lost book that was found stays found. */
    private List<BatchLine> outAgain() {
        return batch.linesIn(LineState.IN).stream()
                .filter(line -> facts.obligation(batch.id(), line.barcode()).isEmpty())
                .toList();
    }

    /** What this batch has again: what goes out, and what staff are to look for again. */
    private List<BatchLine> reclaimed() {
        List<BatchLine> lines = new ArrayList<>(outAgain());
        if (batch.state() == BatchState.CLOSED) {
            lines.addAll(batch.linesIn(LineState.MISSING));
        }
        return lines;
    }

    private Optional<Phrase> whereElse(String barcode) {
        Optional<StockItem> item = facts.stock(barcode);
        if (item.isEmpty()) {
            return Optional.of(new Phrase("tidak ada di katalog", "not in the catalogue"));
        }
        if (item.get().loan().filter(loan -> !loan.equals(batch.id())).isPresent()) {
            return Optional.of(new Phrase("dipinjam sekolah lain", "out with another school"));
        }
        boolean lostSince = item.get().lost()
                && batch.line(barcode)
                        .filter(line -> line.state() == LineState.IN)
                        .isPresent();
        if (lostSince) {
            return Optional.of(new Phrase("dinyatakan hilang", "recorded as lost"));
        }
        return item.get()
                .promisedTo()
                .map(other -> new Phrase("dijanjikan untuk paket lain", "promised to another batch"));
    }

    private Decision accept(RequestType type) {
        switch (type) {
            case STAFF_HOLD -> steps.become(batch.held(Batch.Hold.HELD)).recorded("held");
            case STAFF_RELEASE -> steps.become(batch.held(Batch.Hold.RELEASED)).recorded("released");
            case STAFF_CANCEL -> {
                BatchSteps cancelled = Cancellation.of(batch, RotationClosed.BY_STAFF, today);
                if (batch.state() != BatchState.PLANNED) {
                    cancelled.tell(BatchNotices.cancelled(batch, RotationClosed.BY_STAFF, Optional.empty()));
                }
                return BatchActs.accepted(cancelled, BatchOutcome.of(cancelled.now()));
            }
            default -> reopen();
        }
        return BatchActs.accepted(steps, BatchOutcome.of(steps.now()));
    }

    /** Out again, where it stood before anybody took it for back. */
    private void reopen() {
        List<BatchLine> out =
                outAgain().stream().map(line -> line.in(LineState.SENT)).toList();
        steps.become(batch.with(out)
                        .in(stateBefore())
                        .on(batch.dates().reopened().lostAfter(today)))
                .recorded("reopened", Json.object().put("items", out.size()));
    }

    private BatchState stateBefore() {
        if (!batch.dates().dueOn().isAfter(today)) {
            return BatchState.DUE;
        }
        return batch.dates().receivedOn().isPresent() ? BatchState.RECEIVED : BatchState.DISPATCHED;
    }
}
