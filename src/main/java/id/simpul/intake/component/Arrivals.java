package id.simpul.intake.component;

import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveLargeMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** Counts what the broker delivers, per partner, and says who is ready: the one thing done on the client's own threads. */
final class Arrivals implements Interceptor {
    private static final byte ONE_PRIORITY = 4;

    private final Map<Long, PartnerQueue> queues = new ConcurrentHashMap<>();
    private final Queue<PartnerQueue> ready = new ConcurrentLinkedQueue<>();
    private final Runnable wake;

    Arrivals(Runnable wake) {
        this.wake = wake;
    }

    void expect(PartnerQueue queue) {
        queues.put(queue.consumerId(), queue);
    }

    void forget(PartnerQueue queue) {
        queues.remove(queue.consumerId());
    }

    /** The partner that has been ready longest; it is ready no more until {@link #again} says so. */
    Optional<PartnerQueue> nextReady() {
        return Optional.ofNullable(ready.poll());
    }

    /** How many messages have come and were not taken yet; about, while more are coming. */
    int waiting() {
        // Whoever has any is ready: the others, which may be thousands, are not looked at.
        return ready.stream().mapToInt(PartnerQueue::waiting).sum();
    }

    boolean nobodyReady() {
        return ready.isEmpty();
    }

    void again(PartnerQueue queue) {
        ready.add(queue);
    }

    boolean anyUncounted() {
        return queues.values().stream().anyMatch(PartnerQueue::holdsUncounted);
    }

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet instanceof SessionReceiveMessage delivery) {
            level(delivery.getMessage());
            count(delivery.getConsumerID(), delivery.getMessage());
        } else if (packet instanceof SessionReceiveLargeMessage delivery) {
            level(delivery.getLargeMessage());
            count(delivery.getConsumerID(), delivery.getLargeMessage());
        }
        return true;
    }

    private void count(long consumerId, Message message) {
        PartnerQueue queue = queues.get(consumerId);
        if (queue != null && queue.arrived(message.getMessageID())) {
            ready.add(queue);
            wake.run();
        }
    }

    /** The client would sort its buffer by priority and throw away what expired; requests keep their order and stay. */
    private static void level(Message message) {
        if (message.getPriority() != ONE_PRIORITY) {
            message.setPriority(ONE_PRIORITY);
        }
        if (message.getExpiration() != 0) {
            message.setExpiration(0);
        }
    }
}
