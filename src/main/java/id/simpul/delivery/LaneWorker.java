package id.simpul.delivery;

import id.simpul.partner.PartnerId;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker of the outbox (a polling publisher that is also told): a thread that takes the lanes whose turn it is, and rests while
 * its channel is away.
 */
final class LaneWorker {
    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);

    private final Turns turns;
    private final LaneRound round;
    private final CountDownLatch stopped = new CountDownLatch(1);

    LaneWorker(Turns turns, LaneRound round) {
        this.turns = turns;
        this.round = round;
    }

    Worker begin(Workers workers, String name) {
        return workers.begin(name, this::work);
    }

    /** Ends after the delivery under way. */
    void stop() {
        stopped.countDown();
        turns.end();
    }

    private void work() throws InterruptedException {
        int failures = 0;
        while (stopped.getCount() > 0) {
            LaneRound.Result result = goRound();
            failures = result == LaneRound.Result.CHANNEL_AWAY ? failures + 1 : 0;
            if (result == LaneRound.Result.CHANNEL_AWAY) {
                stopped.await(RetryPolicy.channel(failures).toMillis(), TimeUnit.MILLISECONDS);
                turns.lookRound();
            }
        }
    }

    private LaneRound.Result goRound() throws InterruptedException {
        try {
            List<PartnerId> partners = turns.take(LaneRound.most(turns.channel()), round.fresh());
            return partners.isEmpty() ? LaneRound.Result.NOTHING_DUE : deliver(partners);
        } catch (RuntimeException e) {
            // Most likely transient: the database is away; whatever it is, the outbox must go on when it has passed.
            LOG.warn("The outbox cannot be worked on now: {}", e.toString());
            return LaneRound.Result.CHANNEL_AWAY;
        }
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
}
