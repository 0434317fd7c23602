package id.simpul.intake.component;

import id.simpul.partner.PartnerId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerInternal;

/** One partner's queue while a shard reads it. Messages are taken by the shard's worker alone; others only count them in. */
final class PartnerQueue {
    private final PartnerId partner;
    private final ClientConsumerInternal consumer;
    private final AtomicInteger waiting = new AtomicInteger();

    PartnerQueue(PartnerId partner, ClientConsumerInternal consumer) {
        this.partner = partner;
        this.consumer = consumer;
    }

    static String requestsOf(PartnerId partner) {
        return "requests." + partner;
    }

    static String repliesTo(PartnerId partner) {
        return "replies." + partner;
    }

    PartnerId partner() {
        return partner;
    }

    long consumerId() {
        return ClientInternals.idOf(consumer);
    }

    /** Counts a message in, and tells whether it is the first one to wait. */
    boolean arrived() {
        return waiting.getAndIncrement() == 0;
    }

    /** Counts messages out, and tells whether more are waiting. */
    boolean took(int messages) {
        return waiting.addAndGet(-messages) > 0;
    }

    /** The next message that has fully arrived; asks the broker for nothing. */
    Optional<ClientMessage> next() throws ActiveMQException {
        // A message is counted just before it reaches the buffer, and an empty buffer would cost a round trip.
        return consumer.getBufferSize() == 0 ? Optional.empty() : Optional.ofNullable(consumer.receiveImmediate());
    }

    /** Whether the client holds messages that nobody counted in: the sign of a client that works differently. */
    boolean holdsUncounted() {
        return waiting.get() == 0 && consumer.getBufferSize() > 0;
    }

    boolean isClosed() {
        return consumer.isClosed();
    }

    void close() throws ActiveMQException {
        consumer.close();
    }
}
