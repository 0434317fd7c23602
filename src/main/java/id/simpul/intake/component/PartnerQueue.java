package id.simpul.intake.component;

import id.simpul.partner.PartnerId;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerInternal;

/** One partner's queue while a shard reads it. Messages are taken by the shard's worker alone; others only count them in. */
final class PartnerQueue {
    private final PartnerId partner;
    private final ClientConsumerInternal consumer;
    private final AtomicInteger waiting = new AtomicInteger();
    /** What the broker delivered and nobody has taken yet, in its order. */
    private final Queue<Long> delivered = new ConcurrentLinkedQueue<>();

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
    boolean arrived(long message) {
        delivered.add(message);
        return waiting.getAndIncrement() == 0;
    }

    /** How many were counted in and not taken yet. */
    int waiting() {
        return waiting.get();
    }

    /** Counts messages out, and tells whether more are waiting. */
    boolean took(int messages) {
        return waiting.addAndGet(-messages) > 0;
    }

    /** The next message that has fully arrived; asks the broker for nothing. */
    Optional<ClientMessage> next() throws ActiveMQException {
        // A message is counted just before it reaches the buffer, and an empty buffer would cost a round trip.
        if (consumer.getBufferSize() == 0) {
            return Optional.empty();
        }
        Optional<ClientMessage> next = Optional.ofNullable(consumer.receiveImmediate());
        next.ifPresent(this::requireItsTurn);
        return next;
    }

    /** An acknowledgement takes along whatever was delivered before: a message that was passed over would be lost without a word. */
    private void requireItsTurn(ClientMessage message) {
        Long turn = delivered.poll();
        if (turn == null || turn != message.getMessageID()) {
            throw new IllegalStateException("A message of " + requestsOf(partner)
                    + " was passed over; reading starts anew, and nothing is lost.");
        }
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
