package id.simpul.hub;

import id.simpul.broker.Broker;
import id.simpul.broker.BrokerException;
import id.simpul.broker.Limits;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the broker at the limits of the policy that is in force: the policy is dated, and the broker runs for months. */
final class BrokerLimits implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerLimits.class);
    private static final long EVERY_MINUTES = 10;

    private final Policies policies;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "broker-limits");
        daemon.setDaemon(true);
        return daemon;
    });
    private Limits inForce;

    BrokerLimits(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
        this.inForce = now();
    }

    /** What the policy says today. */
    Limits now() {
        return of(policies.asOf(clock.instant()));
    }

    static Limits of(Policy policy) {
        Policy.Limits each = policy.limits();
        Limits.Shares shares = new Limits.Shares(
                each.connections(),
                each.waitingRequests(),
                bytes(each.waitingMegabytes()),
                bytes(each.uncommittedMegabytes()),
                each.unreadReplies(),
                bytes(each.unreadMegabytes()));
        return Limits.DEFAULT
                .with(shares)
                .withReplyLife(Duration.ofDays(policy.requests().repliesDays()));
    }

    private static long bytes(int megabytes) {
        return (long) megabytes << 20;
    }

    /** Looks again and again from now on. */
    void keep(Broker broker) {
        var unused = thread.scheduleWithFixedDelay(() -> apply(broker), EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }

    /** Puts the limits of the day into force, if they are others than before. */
    synchronized void apply(Broker broker) {
        Limits today = now();
        if (today.equals(inForce)) {
            return;
        }
        try {
            broker.limit(today);
            inForce = today;
            LOG.info("The broker has the limits of the policy that is in force from today: {}", today);
        } catch (BrokerException e) {
            LOG.warn("The broker could not be given the policy's new limits; it is tried again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
