package id.simpul.delivery;

import id.simpul.partner.PartnerId;
import java.util.List;

/** A hand that takes the lanes whose turn it is, as many as share one. */
final class LaneHand implements LaneWorker.Job {
    private final Turns turns;
    private final LaneRound round;

    LaneHand(Turns turns, LaneRound round) {
        this.turns = turns;
        this.round = round;
    }

    @Override
    public LaneRound.Result once() throws InterruptedException {
        round.giveBack(); // what a failure left with it is nobody's turn until then
        List<PartnerId> partners = turns.take(LaneRound.most(turns.channel()), round.fresh());
        return partners.isEmpty() ? LaneRound.Result.NOTHING_DUE : deliver(partners);
    }

    private LaneRound.Result deliver(List<PartnerId> partners) {
        LaneRound.Result result = LaneRound.Result.NOTHING_DUE;
        try {
            result = round.run(turns.channel(), partners);
            return result;
        } finally {
            turns.done(partners, result == LaneRound.Result.MOVED_MUCH);
        }
    }

    @Override
    public void rested() {
        turns.lookRound();
    }

    @Override
    public void end() {
        turns.end();
    }
}
