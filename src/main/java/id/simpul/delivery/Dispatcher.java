package id.simpul.delivery;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import id.simpul.partner.Channel;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.worker.Worker;
import id.simpul.worker.Workers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.apache.camel.ProducerTemplate;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Empties the outbox through the route {@code direct:notices}, each lane in order and under a lease, so that several hubs may
 * do it at once. Each channel has hands of its own: a slow mail server holds up mails only.
 */
public final class Dispatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration STOP = Duration.ofSeconds(3);
    private static final int LOOKED_AT = 1_000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    /** While one waits for an answer, the others go on with the next partners; half of them leave alone what has been tried. */
    private static final int HANDS = 2;
    /** Mail servers let one wait longest. */
    private static final int HANDS_BY_MAIL = 4;

    private final Lanes lanes;
    private final MailQuota mails;
    private final ProducerTemplate camel;
    private final Workers workers;
    private final LaneRound.Tools tools;
    private final Map<Channel, Turns> turns = new ConcurrentHashMap<>();
    private final List<LaneWorker> hands = new ArrayList<>();
    private final List<Worker> threads = new ArrayList<>();
    private volatile CountDownLatch ended = new CountDownLatch(1);

    /**
     * @param policies how many mails one recipient gets
     * @param camel of a context that has the routes for notices and channels
     * @param atOnce how what goes onto a broker's queues goes there: what is sent by its thread, all of it or nothing
     * @param workers who see to it that its threads go on
     */
    public Dispatcher(
            Jdbi jdbi,
            Policies policies,
            ProducerTemplate camel,
            TransactionOperations atOnce,
            Clock clock,
            Workers workers) {
        this.lanes = new Lanes(jdbi);
        this.mails = new MailQuota(jdbi, now -> policies.asOf(now).mail());
        this.camel = camel;
        this.workers = workers;
        Clock here = clock.withZone(policies.zone());
        this.tools = new LaneRound.Tools(
                lanes,
                mails,
                new Carrier(camel),
                atOnce,
                new Settlement(mails.deliveries(), here, RetryPolicy.USUAL),
                here);
    }

    /** Begins to deliver; call it when the routes run. */
    public synchronized void start() {
        if (threads.isEmpty()) {
            for (Channel channel : channels()) {
                Turns all = new Turns(channel, lanes, tools.clock(), Turns.POLL);
                turns.put(channel, all);
                if (Channel.BY_MAIL.contains(channel)) {
                    mails(all);
                } else {
                    begin(channel, HANDS, fresh -> new LaneHand(all, new LaneRound(tools, fresh)));
                }
            }
            ended = new CountDownLatch(1);
            threads.add(workers.begin("deliver-unknown", this::unknown));
        }
    }

    private void mails(Turns all) {
        MailBag bag = new MailBag();
        MailKeeper keeper = new MailKeeper(tools, all, bag);
        begin(all.channel(), HANDS_BY_MAIL, fresh -> new MailHand(tools, all, bag, fresh));
        begin(all.channel() + "-fill", keeper.filling());
        begin(all.channel() + "-write", keeper.writing());
    }

    private void begin(Channel channel, int most, Function<Boolean, LaneWorker.Job> job) {
        for (int hand = 1; hand <= most; hand++) {
            begin(channel + "-" + hand, job.apply(hand <= most / 2));
        }
    }

    private void begin(String name, LaneWorker.Job job) {
        LaneWorker worker = new LaneWorker(job);
        hands.add(worker);
        threads.add(worker.begin(workers, "deliver-" + name));
    }

    /** Goes on at once where a hub that was killed left off; only for one that has the database to itself. */
    public void takeOver() {
        lanes.releaseAll();
    }

    /** Something may be due: look now and not at the next poll. Cheap, may be called from anywhere. */
    public void wake() {
        turns.values().forEach(Turns::lookRound);
    }

    /** Something was promised in these lanes. Cheap, may be called from anywhere. */
    public void wake(Collection<Lane> promised) {
        promised.stream()
                .collect(groupingBy(Lane::channel, mapping(Lane::partner, toList())))
                .forEach((channel, partners) -> {
                    Turns known = turns.get(channel);
                    if (known != null) {
                        known.call(partners);
                    }
                });
    }

    /**
     * Delivers in the caller's thread until nothing is due or no channel can be used; for a simulated clock that must not run
     * ahead of what it promised, and for tests.
     */
    public void drain() {
        Set<Channel> all = new TreeSet<>(channels());
        all.addAll(lanes.channels());
        all.forEach(this::drain);
    }

    private void drain(Channel channel) {
        LaneRound round = new LaneRound(tools, false);
        LaneRound.Result result = LaneRound.Result.MOVED;
        try {
            while (result == LaneRound.Result.MOVED) {
                result = drainOnce(channel, round);
            }
        } finally {
            round.giveBack(); // what a failure left with it: nobody asks this round again
        }
    }

    /** One turn for every lane that is due. */
    private LaneRound.Result drainOnce(Channel channel, LaneRound round) {
        LaneRound.Result all = LaneRound.Result.NOTHING_DUE;
        String after = "";
        do {
            Lanes.Heads heads = lanes.heads(channel, after, tools.clock().instant(), LOOKED_AT);
            after = heads.next();
            List<PartnerId> due = heads.due().stream().map(Lanes.Head::partner).toList();
            int most = LaneRound.most(channel);
            for (int from = 0; from < due.size(); from += most) {
                LaneRound.Result one = round.run(channel, due.subList(from, Math.min(from + most, due.size())));
                if (one == LaneRound.Result.CHANNEL_AWAY) {
                    return one;
                }
                all = one == LaneRound.Result.NOTHING_DUE ? all : LaneRound.Result.MOVED;
            }
        } while (!after.isEmpty());
        return all;
    }

    /**
     * As {@link #drain}, and waits for what other hands have taken meanwhile.
     *
     * @param most no longer than this, as of the machine's clock: a channel may be away
     */
    public void settle(Duration most) {
        long until = System.nanoTime() + most.toNanos();
        drain();
        while (mails.deliveries().isAnyDue(tools.clock().instant()) && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            drain();
        }
    }

    private Set<Channel> channels() {
        return Channels.all(camel.getCamelContext());
    }

    /** What was promised while there was such a channel: it fails aloud, and goes out once the file is back. */
    private void unknown() throws InterruptedException {
        CountDownLatch end = ended;
        while (!end.await(Turns.POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            try {
                Set<Channel> known = channels();
                lanes.channels().stream()
                        .filter(channel -> !known.contains(channel))
                        .forEach(this::drain);
            } catch (RuntimeException e) {
                // Most likely transient: the database is away.
                LOG.warn("The outbox cannot be looked through now: {}", e.toString());
            }
        }
    }

    /**
     * Ends after the deliveries that are under way, or after some seconds: one that takes longer is abandoned, and sent again by
     * whoever comes next. Call it before the routes stop.
     */
    @Override
    public synchronized void close() {
        threads.forEach(Worker::end);
        ended.countDown();
        hands.forEach(LaneWorker::stop);
        workers.end(threads, STOP);
        hands.clear();
        turns.clear();
        threads.clear();
    }
}
