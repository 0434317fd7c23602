package id.simpul.rotation.obligation;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The steps of an obligation from open to settled, or waived by staff (R10). */
public final class ObligationActs {
    /** What the reply says of it. */
    public record Outcome(String obligation, String state) {}

    private ObligationActs() {}

    /**
     * A school says by what it will replace the item; another title than the lost one is for staff to approve, also where the school
     * calls it the same.
     */
    static Decision promise(Request request, Obligation obligation, Optional<LostCopy> lost) {
        if (!obligation.state().isOwed()) {
            return wrongState(obligation);
        }
        RotationReplacement asked = request.as(RotationReplacement.class);
        boolean same = asked.same()
                && lost.orElseGet(() -> LostCopy.named(obligation.name())).isReplacedBySameTitle(asked);
        if (!same && request.staff().isEmpty()) {
            return Decision.Pending.staff(
                    asked.same()
                            ? Reason.of(Code.REPLACEMENT_NOT_SAME, "/data/title", asked.title(), obligation.name())
                            : Reason.of(Code.REPLACEMENT_AWAITS_STAFF, "/data/same"));
        }
        Obligation.Promise promise = new Obligation.Promise(asked.title(), asked.isbn(), same);
        Obligation after = obligation.promised(promise);
        return accepted(obligation, after, List.of(), "promised");
    }

    /** Staff have the replacement in hand. */
    static Decision receive(Obligation obligation, LocalDate today) {
        return switch (obligation.state()) {
            case OPEN, PROMISED -> accepted(obligation, obligation.in(ObligationState.RECEIVED), List.of(), "received");
            case APPROVED -> replaced(obligation, today, "received", "settled");
            default -> wrongState(obligation);
        };
    }

    /** Staff find the replacement good: the same title, or equivalent. */
    static Decision approve(Obligation obligation, LocalDate today) {
        return switch (obligation.state()) {
            case OPEN, PROMISED -> accepted(obligation, obligation.in(ObligationState.APPROVED), List.of(), "approved");
            case RECEIVED -> replaced(obligation, today, "approved", "settled");
            default -> wrongState(obligation);
        };
    }

    /** Staff let the school off, and say why. */
    static Decision waive(Obligation obligation, String reason, LocalDate today) {
        if (obligation.state().isEnded()) {
            return wrongState(obligation);
        }
        if (reason.isBlank()) {
            return Decision.Refused.because(Reason.of(Code.WAIVER_NEEDS_REASON, ""));
        }
        Obligation after = obligation.ended(ObligationState.WAIVED, today, "waived", Optional.of(reason));
        return accepted(obligation, after, List.of(told(after)), "waived");
    }

    /** The lost item itself turned up. */
    public static Obligation found(Obligation obligation, LocalDate today) {
        return obligation.ended(ObligationState.SETTLED, today, "found", Optional.empty());
    }

    public static ObligationChanged settled(Obligation before, Obligation after) {
        return ObligationChanged.step(before, after, "settled");
    }

    /** The school is told that nothing is owed any more. */
    public static Notice told(Obligation ended) {
        return Notice.to(
                ended.school(),
                new ObligationSettled(
                        ended.id(),
                        ended.state().wire(),
                        ended.how(),
                        ended.barcode(),
                        ended.name(),
                        ended.settledOn(),
                        ended.reason()));
    }

    private static Decision replaced(Obligation obligation, LocalDate today, String... steps) {
        Obligation after = obligation.ended(ObligationState.SETTLED, today, "replaced", Optional.empty());
        return accepted(obligation, after, List.of(told(after)), steps);
    }

    private static Decision wrongState(Obligation obligation) {
        return Decision.Refused.because(Reason.of(
                Code.OBLIGATION_WRONG_STATE,
                "/data/obligation",
                obligation.state().phrase()));
    }

    private static Decision accepted(Obligation before, Obligation after, List<Notice> notices, String... steps) {
        Outcome outcome = new Outcome(after.id(), after.state().wire());
        return new Decision.Accepted(
                after.id(), outcome, List.of(ObligationChanged.step(before, after, steps)), notices);
    }
}
