package id.simpul.exchange;

import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.Optional;

/**
 * What stands against a step of a pair (R16). What happened is recorded whenever it is told, late or twice; only what
 * contradicts the same side's word, or what is over, is refused.
 */
@Decides(Rule.R16)
final class PairSteps {
    private PairSteps() {}

    static Optional<Reason> against(Pair pair, Side side, Step step, String pointer) {
        if (step == Step.DECLINED) {
            return pair.isDeclined() || canStillBeDeclined(pair, side)
                    ? Optional.empty()
                    : Optional.of(wrongState(pair, PairState.PROPOSED, pointer));
        }
        if (pair.isDeclined()) {
            return Optional.of(wrongState(pair, step == Step.AGREED ? PairState.PROPOSED : PairState.AGREED, pointer));
        }
        return step == Step.AGREED ? Optional.empty() : againstMoving(pair, side, step, pointer);
    }

    /** Not by who has agreed, not when something is on its way, and not when the other has agreed to what the lists said. */
    private static boolean canStillBeDeclined(Pair pair, Side side) {
        boolean underWay = pair.isGone(Side.PARTNER) || pair.isGone(Side.HOST);
        return !pair.isHeldTo(side) && !underWay && pair.state() == PairState.PROPOSED;
    }

    private static Optional<Reason> againstMoving(Pair pair, Side side, Step step, String pointer) {
        Side giver = step == Step.SENT ? side : side.other();
        if (!pair.isGivenBy(giver)) {
            return Optional.of(Reason.of(Code.PAIR_ONE_SIDED, pointer, PairWording.named(pair)));
        }
        boolean agreed = pair.isAgreedBy(Side.PARTNER) && pair.isAgreedBy(Side.HOST);
        // Sending or taking what is only near would be to take it silently.
        return pair.near() && !agreed ? Optional.of(wrongState(pair, PairState.AGREED, pointer)) : Optional.empty();
    }

    private static Reason wrongState(Pair pair, PairState possible, String pointer) {
        Phrase now = pair.state().phrase();
        return Reason.of(Code.PAIR_WRONG_STATE, pointer, PairWording.named(pair), now, possible.phrase());
    }
}
