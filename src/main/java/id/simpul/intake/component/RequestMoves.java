package id.simpul.intake.component;

import id.simpul.broker.HubConnection;
import id.simpul.intake.Incoming;
import id.simpul.ledger.RawMessage;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.FilterConstants;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.utils.UUIDGenerator;

/** Puts requests onto their partners' queues again, and takes them off, when staff want it; each time on a connection of its own. */
public final class RequestMoves {
    private static final int BATCH = 200;
    private static final int BATCH_BYTES = 4 << 20;
    /** A queue that is read elsewhere gives nothing until the batch in hand there is done. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int ACKNOWLEDGE_AT_COMMIT = 1 << 20;

    private final HubConnection hub;
    private final Clock clock;

    public RequestMoves(HubConnection hub, Clock clock) {
        this.hub = hub;
        this.clock = clock;
    }

    /**
     * Sends messages once more as they were sent, under the ids they had: all of them, or none.
     *
     * @throws ActiveMQException if one queue is missing or full, or the broker is away
     */
    public void putBack(List<RawMessage> messages) throws Exception {
        try (ServerLocator locator = locator();
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = session(factory);
                ClientProducer producer = session.createProducer()) {
            for (RawMessage message : messages) {
                producer.send(PartnerQueue.requestsOf(message.partner()), again(session, message));
            }
            session.commit();
        }
    }

    private static ClientMessage again(ClientSession session, RawMessage message) {
        ClientMessage again = session.createMessage(Message.BYTES_TYPE, true);
        again.getBodyBuffer().writeBytes(message.body());
        again.setUserID(UUIDGenerator.getInstance().generateUUID());
        again.setTimestamp(System.currentTimeMillis());
        again.setRoutingType(RoutingType.ANYCAST);
        // A message without an id of its own is answered to the id under which its partner sent it.
        again.putStringProperty(FilterConstants.NATIVE_MESSAGE_ID.toString(), message.id());
        return again;
    }

    /**
     * Takes all that waits for the hub in a partner's queue.
     *
     * @param keep keeps what was taken; it is acknowledged afterwards, and comes again if that fails
     * @return how many were taken
     */
    public long takeAll(PartnerId partner, PartnerKind kind, Consumer<List<Incoming>> keep) throws Exception {
        Arrived arrived = new Arrived(kind, clock, false);
        long taken = 0;
        try (ServerLocator locator = locator();
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = session(factory);
                ClientConsumer consumer = session.createConsumer(PartnerQueue.requestsOf(partner))) {
            session.start();
            List<ClientMessage> batch = next(consumer, PATIENCE);
            while (!batch.isEmpty()) {
                keep.accept(read(partner, batch, arrived));
                batch.get(batch.size() - 1).acknowledge();
                session.commit();
                taken += batch.size();
                batch = next(consumer, Duration.ofSeconds(1));
            }
        }
        return taken;
    }

    private static List<ClientMessage> next(ClientConsumer consumer, Duration patience) throws ActiveMQException {
        List<ClientMessage> batch = new ArrayList<>();
        long bytes = 0;
        ClientMessage message = consumer.receive(patience.toMillis());
        while (message != null) {
            batch.add(message);
            bytes += message.isLargeMessage() ? BATCH_BYTES : message.getBodySize();
            message = batch.size() < BATCH && bytes < BATCH_BYTES ? consumer.receiveImmediate() : null;
        }
        return batch;
    }

    private static List<Incoming> read(PartnerId partner, List<ClientMessage> batch, Arrived arrived)
            throws ActiveMQException {
        List<Incoming> read = new ArrayList<>();
        for (ClientMessage message : batch) {
            read.add(arrived.incoming(partner, message));
        }
        return read;
    }

    private ServerLocator locator() {
        return hub.locator().setReconnectAttempts(0).setBlockOnDurableSend(true);
    }

    private ClientSession session(ClientSessionFactory factory) throws ActiveMQException {
        return factory.createSession(hub.user(), hub.password(), false, false, false, false, ACKNOWLEDGE_AT_COMMIT);
    }
}
