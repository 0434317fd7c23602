package id.simpul.intake.component;

import id.simpul.partner.PartnerId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQNonExistentQueueException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueMaxConsumerLimitReached;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerInternal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A shard's connection and session, open until the first trouble; used by the shard's worker alone. */
final class ShardSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShardSession.class);

    private final BrokerLink link;
    private final Arrivals arrivals;
    private final ServerLocator locator;
    private final ClientSessionFactory factory;
    private final ClientSession session;
    private final ClientProducer producer;
    private final Map<PartnerId, PartnerQueue> queues = new TreeMap<>();
    private final Set<PartnerId> withoutReplies = new TreeSet<>();
    private final Set<PartnerId> unread = new TreeSet<>();

    private volatile boolean lost;

    private ShardSession(BrokerLink link, IntakeOptions options, Runnable wake) throws Exception {
        this.link = link;
        this.arrivals = new Arrivals(wake);
        this.locator = link.locator(options, arrivals);
        try {
            this.factory = locator.createSessionFactory();
            this.session = link.transacted(factory);
            this.producer = session.createProducer();
        } catch (Exception e) {
            locator.close();
            throw e;
        }
        // A connection lost while the worker sleeps must not wait for the next message, which will not come.
        session.addFailureListener(new LossListener(() -> {
            lost = true;
            wake.run();
        }));
    }

    /** Connects; nothing is read before {@link #read}. */
    static ShardSession open(BrokerLink link, IntakeOptions options, Runnable wake) throws Exception {
        return new ShardSession(link, options, wake);
    }

    Arrivals arrivals() {
        return arrivals;
    }

    ClientSession session() {
        return session;
    }

    ClientProducer producer() {
        return producer;
    }

    /** One more session on the same connection. */
    ClientSession another() throws ActiveMQException {
        return link.transacted(factory);
    }

    /** Partners among those read whose reply queue does not exist. */
    Set<PartnerId> withoutReplies() {
        return withoutReplies;
    }

    /** Reads the queues of these partners and no others, but for those that {@link #unread} then names. */
    void read(Collection<PartnerId> partners) throws ActiveMQException {
        session.stop();
        for (PartnerId partner : Set.copyOf(queues.keySet())) {
            if (!partners.contains(partner)) {
                forget(partner);
            }
        }
        for (PartnerId partner : new TreeSet<>(partners)) {
            if (!queues.containsKey(partner)) {
                open(partner);
            }
        }
        session.start();
        unread.retainAll(partners);
    }

    /** Gives the unacknowledged messages of these partners back to their queues; they are read again from the next {@link #read} on. */
    void giveBack(Collection<PartnerId> partners) throws ActiveMQException {
        session.stop();
        for (PartnerId partner : partners) {
            if (queues.containsKey(partner)) {
                forget(partner);
            }
        }
        session.start();
    }

    /** Partners whose queue is missing or read by somebody else. */
    Set<PartnerId> unread() {
        return unread;
    }

    /** Why nothing at all is read, if so. */
    Optional<Throwable> troubleReading() {
        return queues.isEmpty() && !unread.isEmpty()
                ? Optional.of(new IllegalStateException("none of the partners' queues can be read, the log says why"))
                : Optional.empty();
    }

    boolean isLost() {
        return lost || session.isClosed();
    }

    @Override
    public void close() {
        locator.close();
    }

    private void forget(PartnerId partner) throws ActiveMQException {
        PartnerQueue queue = queues.remove(partner);
        arrivals.forget(queue);
        queue.close();
    }

    private void open(PartnerId partner) throws ActiveMQException {
        String name = PartnerQueue.requestsOf(partner);
        try {
            ClientConsumerInternal consumer = ClientInternals.internal(session.createConsumer(name));
            if (isReadElsewhere(consumer)) {
                consumer.close();
                leave(partner, "it still has another reader");
                return;
            }
            PartnerQueue queue = new PartnerQueue(partner, consumer);
            arrivals.expect(queue);
            queues.put(partner, queue);
            unread.remove(partner);
            noteReplies(partner);
        } catch (ActiveMQNonExistentQueueException | ActiveMQQueueMaxConsumerLimitReached e) {
            leave(partner, e.getMessage());
        }
    }

    private void leave(PartnerId partner, String why) {
        if (unread.add(partner)) {
            LOG.warn(
                    "{} cannot be read now, and is tried again every second: {}",
                    PartnerQueue.requestsOf(partner),
                    why);
        }
    }

    /** Two readers would share out a queue and lose its order; on an exclusive queue the second one simply waits. */
    private static boolean isReadElsewhere(ClientConsumerInternal consumer) {
        return consumer.getQueueInfo().getConsumerCount() > 1
                && !Boolean.TRUE.equals(consumer.getQueueInfo().isExclusive());
    }

    private void noteReplies(PartnerId partner) throws ActiveMQException {
        if (session.queueQuery(SimpleString.of(PartnerQueue.repliesTo(partner))).isExists()) {
            withoutReplies.remove(partner);
        } else {
            withoutReplies.add(partner);
        }
    }
}
