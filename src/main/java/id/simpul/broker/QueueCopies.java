package id.simpul.broker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/** Copies what waits in queues and leaves it there, and puts such copies into the queues of another broker. */
public final class QueueCopies implements AutoCloseable {
    private static final int TOGETHER = 200;
    private static final int TOGETHER_BYTES = 4 << 20;

    private final Broker broker;
    private final ServerLocator locator;
    private final ClientSession session;
    private final ClientProducer producer;
    private int open;
    private int openBytes;

    private QueueCopies(Broker broker) throws Exception {
        this.broker = broker;
        this.locator = broker.hubConnection().impatient();
        try {
            HubConnection hub = broker.hubConnection();
            session = locator.createSessionFactory()
                    .createSession(hub.user(), hub.password(), false, false, false, false, 0);
            session.start();
            producer = session.createProducer();
        } catch (Exception e) {
            locator.close();
            throw e;
        }
    }

    /** @throws BrokerException if the broker cannot be reached */
    public static QueueCopies of(Broker broker) {
        try {
            return new QueueCopies(broker);
        } catch (Exception e) {
            throw new BrokerException("The broker's queues cannot be copied now", e);
        }
    }

    /**
     * Hands on all that waits in a queue, first what its reader holds without having acknowledged it.
     *
     * @return how many messages; none where there is no such queue
     */
    public long read(String queue, Consumer<StoredMessage> taken) {
        try {
            ClientSession.QueueQuery asked = session.queueQuery(SimpleString.of(queue));
            if (!asked.isExists() || asked.getMessageCount() == 0) {
                return 0;
            }
            Set<Long> seen = new HashSet<>();
            handOn(held(queue), seen, taken);
            long browsed = browse(queue, seen, taken);
            handOn(held(queue), seen, taken);
            return browsed + seen.size();
        } catch (Exception e) {
            throw new BrokerException("The queue " + queue + " could not be copied", e);
        }
    }

    private List<StoredMessage> held(String queue) throws Exception {
        List<StoredMessage> held = new ArrayList<>();
        if (broker instanceof EmbeddedBroker here) {
            held.addAll(here.queues().held(queue));
        }
        held.sort(Comparator.comparingLong(StoredMessage::number));
        return held;
    }

    private static void handOn(List<StoredMessage> held, Set<Long> seen, Consumer<StoredMessage> taken) {
        held.stream().filter(message -> seen.add(message.number())).forEach(taken);
    }

    /** What was browsed is not remembered: there may be very much of it, and what comes twice is known by its id. */
    private long browse(String queue, Set<Long> seen, Consumer<StoredMessage> taken) throws Exception {
        long browsed = 0;
        try (ClientConsumer browser = session.createConsumer(queue, true)) {
            for (ClientMessage message = browser.receiveImmediate();
                    message != null;
                    message = browser.receiveImmediate()) {
                StoredMessage stored = StoredMessage.of(queue, message);
                if (!seen.contains(stored.number())) {
                    taken.accept(stored);
                    browsed++;
                }
            }
        }
        return browsed;
    }

    /** Puts a copy into its queue, some at a time; {@link #finish()} puts the last ones there. */
    public void write(StoredMessage message) {
        try {
            producer.send(message.queue(), message.in(session));
            open++;
            openBytes += message.body().length;
            if (open >= TOGETHER || openBytes >= TOGETHER_BYTES) {
                finish();
            }
        } catch (BrokerException e) {
            throw e;
        } catch (Exception e) {
            throw new BrokerException("A message could not be put into " + message.queue(), e);
        }
    }

    /** All that was written is there from now on. */
    public void finish() {
        try {
            session.commit();
            open = 0;
            openBytes = 0;
        } catch (Exception e) {
            throw new BrokerException("Messages could not be put into their queues", e);
        }
    }

    @Override
    public void close() {
        locator.close();
    }
}
