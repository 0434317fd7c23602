package id.simpul.rotation.obligation;

import id.simpul.ledger.Code;
import id.simpul.ledger.Concluded;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Reason;
import java.util.List;

/** An obligation ended while a replacement of it waited for staff: what the school asked is answered with a refusal. */
record ReplacementOvertaken(WaitingReplacement waiting, ObligationState ended) implements Effect {
    @Override
    public List<Concluded> concludes() {
        Reason reason = Reason.of(Code.OBLIGATION_WRONG_STATE, "/data/obligation", ended.phrase());
        return List.of(new Concluded(waiting.school(), waiting.request(), Decision.Refused.because(reason)));
    }
}
