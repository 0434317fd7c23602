package id.simpul.rotation.obligation;

import id.simpul.ledger.Code;
import id.simpul.ledger.Concluded;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Reason;
import java.util.List;

/** A replacement need not wait for staff any more: what the school asked is answered with a refusal that says why. */
record ReplacementOvertaken(WaitingReplacement waiting, Reason because) implements Effect {
    /** Its obligation has ended. */
    static ReplacementOvertaken ended(WaitingReplacement waiting, ObligationState ended) {
        return new ReplacementOvertaken(
                waiting, Reason.of(Code.OBLIGATION_WRONG_STATE, "/data/obligation", ended.phrase()));
    }

    /** The school, or staff for it, said something else later: one is waited for at most for what is owed once. */
    static ReplacementOvertaken superseded(WaitingReplacement waiting) {
        return new ReplacementOvertaken(waiting, Reason.of(Code.REPLACEMENT_SUPERSEDED, "/data/obligation"));
    }

    @Override
    public List<Concluded> concludes() {
        return List.of(new Concluded(waiting.school(), waiting.request(), Decision.Refused.because(because)));
    }
}
