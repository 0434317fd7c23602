package id.simpul.exchange;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One publication for one publication (R13), and what both sides have done about it. What was told is a set of marks, and the
 * state follows from the set: so the order in which messages come does not matter (R16).
 *
 * @param partner whose it is now, after all mergers
 * @param place where it stands among the pairs of its exchange
 * @param gives what the partner gives; none only by an exception
 * @param gets what the partner gets; none only by an exception
 * @param near one of the two is only like what was wanted: both sides must say that it will do
 * @param exception why it is not one for one
 * @param marks what happened, and on which day
 */
@Decides({Rule.R13, Rule.R16})
record Pair(
        String id,
        String exchange,
        PartnerId partner,
        int place,
        Optional<Gives> gives,
        Optional<Gets> gets,
        boolean near,
        Optional<String> exception,
        Map<Mark, LocalDate> marks) {

    /**
     * @param ref the partner's own name for it
     * @param want which title of the host's want-list it is; none if the host takes it without having asked for it
     */
    record Gives(String ref, String title, Optional<String> want) {}

    /**
     * @param barcode the host's copy
     * @param want which title of the partner's want-list it is; none if staff give it by an exception
     */
    record Gets(String barcode, String title, Optional<String> want) {}

    Pair {
        marks = Map.copyOf(marks);
    }

    boolean has(Side side, Step step) {
        return marks.containsKey(new Mark(side, step));
    }

    /** The same after a step; the day first told stands. */
    Pair with(Side side, Step step, LocalDate on) {
        Map<Mark, LocalDate> more = new TreeMap<>(marks);
        more.putIfAbsent(new Mark(side, step), on);
        return new Pair(id, exchange, partner, place, gives, gets, near, exception, more);
    }

    /** Whether the side gives anything. */
    boolean isGivenBy(Side side) {
        return side == Side.PARTNER ? gives.isPresent() : gets.isPresent();
    }

    /** Whether the side has said that it agrees, by word or by deed. */
    boolean isHeldTo(Side side) {
        return has(side, Step.AGREED) || has(side, Step.SENT) || has(side, Step.RECEIVED);
    }

    /** The host's want-list and stock have spoken for it, unless what they were matched with is only near. */
    boolean isAgreedBy(Side side) {
        return isHeldTo(side) || (side == Side.HOST && !near);
    }

    boolean isDeclined() {
        return has(Side.PARTNER, Step.DECLINED) || has(Side.HOST, Step.DECLINED);
    }

    /** Whether what the side gives has left it: the side said so, or the other has received it. */
    boolean isGone(Side from) {
        return has(from, Step.SENT) || isThere(from);
    }

    /** Whether what the side gives has come to the other. */
    boolean isThere(Side from) {
        return has(from.other(), Step.RECEIVED);
    }

    PairState state() {
        if (isDeclined()) {
            return PairState.DECLINED;
        }
        boolean allThere = (gives.isEmpty() || isThere(Side.PARTNER)) && (gets.isEmpty() || isThere(Side.HOST));
        if (allThere) {
            return PairState.CLOSED;
        }
        if (isThere(Side.PARTNER) || isThere(Side.HOST)) {
            return PairState.RECEIVED;
        }
        if (isGone(Side.PARTNER) || isGone(Side.HOST)) {
            return PairState.SENT;
        }
        return isAgreedBy(Side.PARTNER) && isAgreedBy(Side.HOST) ? PairState.AGREED : PairState.PROPOSED;
    }

    boolean isOver() {
        return state() == PairState.CLOSED || state() == PairState.DECLINED;
    }

    /** Whether a step of this side is what the other waits for. */
    boolean awaits(Side side) {
        if (isOver()) {
            return false;
        }
        boolean toSend = isGivenBy(side) && !isGone(side) && isAgreedBy(side.other());
        boolean toReceive = has(side.other(), Step.SENT) && !isThere(side.other());
        return !isAgreedBy(side) || toSend || toReceive;
    }
}
