package id.simpul.broker;

import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.MessageReference;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** The queues of the broker in this process: which there are, and what waits in them. */
public final class EmbeddedQueues {
    private final EmbeddedActiveMQ artemis;

    /**
     * @param artemis begun before any of them is asked for
     */
    EmbeddedQueues(EmbeddedActiveMQ artemis) {
        this.artemis = artemis;
    }

    /** Without effect where it is there. */
    void declare(QueueConfiguration queue) throws Exception {
        server().createQueue(queue, true);
    }

    /**
     * Declares a partner's.
     *
     * @throws BrokerException if one of them cannot be
     */
    void declare(PartnerId partner, List<String> names) {
        try {
            for (String name : names) {
                declare(Topology.queue(name));
            }
        } catch (Exception e) {
            throw new BrokerException("The queues of " + partner + " could not be declared; try again", e);
        }
    }

    /**
     * Removes a partner's, with what waits in them; without effect where there are none.
     *
     * @throws BrokerException if one of them cannot be
     */
    void remove(PartnerId partner) {
        try {
            for (String name : Addresses.of(partner)) {
                remove(SimpleString.of(name));
            }
        } catch (Exception e) {
            throw new BrokerException("The queues of " + partner + " could not all be removed; try again", e);
        }
    }

    private void remove(SimpleString address) throws Exception {
        if (server().locateQueue(address) != null) {
            server().destroyQueue(address, null, false, true, false, false);
        }
        if (server().getAddressInfo(address) != null) {
            server().removeAddressInfo(address, null, true);
        }
    }

    /** Messages in a queue, delivered and unacknowledged ones included; 0 where there is no such queue. */
    long waiting(String queue) {
        return find(queue).map(Queue::getMessageCount).orElse(0L);
    }

    /**
     * A queue as it is now.
     *
     * @param paged whether there is more in it than is kept in memory
     */
    public record QueueLook(long messages, int readers, boolean paged) {}

    /** Empty where there is no such queue. */
    public Optional<QueueLook> look(String queue) {
        return find(queue)
                .map(there -> new QueueLook(
                        there.getMessageCount(),
                        there.getConsumerCount(),
                        there.getPagingStore() != null && there.getPagingStore().isPaging()));
    }

    /** Since when the first message waits that is not being read at the moment, by the machine's clock; empty if none does. */
    public Optional<Instant> oldestWaiting(String queue) {
        return find(queue)
                .map(Queue::peekFirstMessage)
                .map(MessageReference::getMessage)
                .map(Message::getIngressTimestamp)
                .map(Instant::ofEpochMilli);
    }

    /** What the readers of a queue have been sent and not acknowledged. */
    List<StoredMessage> held(String queue) throws Exception {
        List<StoredMessage> held = new ArrayList<>();
        Optional<Queue> there = find(queue);
        if (there.isPresent()) {
            for (List<MessageReference> byReader :
                    there.get().getDeliveringMessages().values()) {
                for (MessageReference reference : byReader) {
                    held.add(StoredMessage.of(queue, reference.getMessage().toCore()));
                }
            }
        }
        return held;
    }

    private Optional<Queue> find(String queue) {
        return Optional.ofNullable(server().locateQueue(SimpleString.of(queue)));
    }

    private ActiveMQServer server() {
        return artemis.getActiveMQServer();
    }
}
