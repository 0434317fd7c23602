package id.simpul.delivery;

import java.util.List;
import java.util.Optional;

/** A hand that sends what one recipient after the other has due. */
final class MailHand implements LaneWorker.Job {
    private final LaneRound.Tools tools;
    private final Turns turns;
    private final MailBag bag;
    private final boolean onlyFresh;

    /**
     * @param onlyFresh whether it leaves alone what has been tried before
     */
    MailHand(LaneRound.Tools tools, Turns turns, MailBag bag, boolean onlyFresh) {
        this.tools = tools;
        this.turns = turns;
        this.bag = bag;
        this.onlyFresh = onlyFresh;
    }

    @Override
    public LaneRound.Result once() throws InterruptedException {
        bag.enter();
        try {
            Optional<MailBag.Lot> lot = bag.take(onlyFresh);
            return lot.isEmpty() ? LaneRound.Result.NOTHING_DUE : send(lot.get());
        } finally {
            bag.leave();
        }
    }

    private LaneRound.Result send(MailBag.Lot lot) {
        boolean more = true;
        try {
            List<Delivery> mails = lot.mails().orElseGet(() -> tools.mails()
                    .next(List.of(lot.lane()), tools.clock().instant(), LaneRound.PER_LANE));
            boolean known = tools.carrier().knows(turns.channel());
            Turn turn = new Turn(tools, LaneRound.leaseEnds(lot.packedAt()), known, bag::arrived);
            more = mails.size() > 1;
            return turn.apart(mails) ? LaneRound.Result.MOVED : LaneRound.Result.CHANNEL_AWAY;
        } finally {
            bag.giveBack(lot.lane(), more);
        }
    }

    @Override
    public void rested() {
        turns.lookRound();
    }

    @Override
    public void end() {
        bag.end();
    }
}
