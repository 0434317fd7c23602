package id.simpul.delivery;

import id.simpul.partner.Channel;
import id.simpul.policy.Policies;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;
import org.jdbi.v3.core.Jdbi;

/**
 * Empties the outbox through the route {@code direct:notices}, each lane in order and under a lease, so that several hubs may
 * do it at once. Each channel has hands of its own: a slow mail server holds up mails only.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    /** While one waits for an answer, the others go on with the next partners; half of them leave alone what has been tried. */
    private static final int HANDS = 2;
    /** Mail servers let one wait longest. */
    private static final int HANDS_BY_MAIL = 4;

    private final Jdbi jdbi;
    private final Lanes lanes;
    private final MailQuota mails;
    private final ProducerTemplate camel;
    private final Clock clock;
    private final Workers workers;
    private final RetryPolicy patience;
    private final List<LaneWorker> hands = new ArrayList<>();
    private final List<Worker> threads = new ArrayList<>();

    /**
     * @param policies how many mails one recipient gets
     * @param camel of a context that has the routes for notices and channels
     * @param workers who see to it that its threads go on
     */
    public Dispatcher(Jdbi jdbi, Policies policies, ProducerTemplate camel, Clock clock, Workers workers) {
        this(jdbi, policies, camel, clock, workers, RetryPolicy.USUAL);
    }

    Dispatcher(
            Jdbi jdbi, Policies policies, ProducerTemplate camel, Clock clock, Workers workers, RetryPolicy patience) {
        this.jdbi = jdbi;
        this.lanes = new Lanes(jdbi);
        this.mails = new MailQuota(jdbi, now -> policies.asOf(now).mail());
        this.camel = camel;
        this.clock = clock.withZone(policies.zone());
        this.workers = workers;
        this.patience = patience;
    }

    /** Begins to deliver; call it when the routes run. */
    public synchronized void start() {
        if (hands.isEmpty()) {
            for (Channel channel : channels()) {
                int most = Channel.BY_MAIL.contains(channel) ? HANDS_BY_MAIL : HANDS;
                for (int hand = 1; hand <= most; hand++) {
                    begin("deliver-" + channel + "-" + hand, () -> List.of(channel), round(hand <= most / 2));
                }
            }
            begin("deliver-unknown", this::unknown, round(false));
        }
    }

    private void begin(String name, Supplier<Collection<Channel>> channels, LaneRound round) {
        LaneWorker hand = new LaneWorker(channels, round);
        hands.add(hand);
        threads.add(hand.begin(workers, name));
    }

    /** Goes on at once where a hub that was killed left off; only for one that has the database to itself. */
    public void takeOver() {
        lanes.releaseAll();
    }

    /** Something was promised: look now and not at the next poll. Cheap, may be called from anywhere. */
    public synchronized void wake() {
        hands.forEach(LaneWorker::wake);
    }

    /**
     * Delivers in the caller's thread until nothing is due or no channel can be used; for a simulated clock that must not run
     * ahead of what it promised, and for tests.
     */
    public void drain() {
        Set<Channel> all = new TreeSet<>(channels());
        all.addAll(lanes.channels());
        for (Channel channel : all) {
            LaneRound round = round(false);
            while (round.run(channel) == LaneRound.Result.MOVED) {
                // the next lanes
            }
        }
    }

    /**
     * As {@link #drain}, and waits for what other hands have taken meanwhile.
     *
     * @param most no longer than this, as of the machine's clock: a channel may be away
     */
    public void settle(Duration most) {
        long until = System.nanoTime() + most.toNanos();
        drain();
        while (mails.deliveries().isAnyDue(clock.instant()) && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            drain();
        }
    }

    private Set<Channel> channels() {
        return Channels.all(camel.getCamelContext());
    }

    /** What was promised while there was such a channel: it fails aloud, and goes out once the file is back. */
    private List<Channel> unknown() {
        Set<Channel> known = channels();
        return lanes.channels().stream()
                .filter(channel -> !known.contains(channel))
                .toList();
    }

    private LaneRound round(boolean fresh) {
        return new LaneRound(new Lanes(jdbi, fresh), mails, camel, clock, patience);
    }

    /**
     * Ends after the deliveries that are under way, or after some seconds: one that takes longer is abandoned, and sent again by
     * whoever comes next. Call it before the routes stop.
     */
    @Override
    public synchronized void close() {
        threads.forEach(Worker::end);
        hands.forEach(LaneWorker::stop);
        workers.end(threads, STOP);
        hands.clear();
        threads.clear();
    }
}
