package id.simpul.broker;

import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.reader.MessageUtil;

/**
 * Takes off a partner's reply queue what it has read over HTTP, or it would in the end be refused for replies it did read. Only
 * from the head of the queue, and as long as everything there has been read: so it costs what it takes away, however much waits.
 */
public final class ReadElsewhere {
    private static final int STEP = 500;

    private final HubConnection hub;

    public ReadElsewhere(HubConnection hub) {
        this.hub = hub;
    }

    /**
     * @param read tells of correlation ids, oldest first, whose replies have been read; what stands before one of these has been too
     * @return how many messages are gone
     * @throws BrokerException if the broker cannot be reached
     */
    public long forget(PartnerId partner, Function<List<String>, Set<String>> read) {
        try (ServerLocator locator = hub.locator();
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(hub.user(), hub.password(), false, true, false, false, STEP);
                ClientConsumer consumer = session.createConsumer(SimpleString.of(Addresses.replies(partner)))) {
            session.start();
            long gone = 0;
            long step = step(session, consumer, read);
            while (step > 0) {
                gone += step;
                step = step == STEP ? step(session, consumer, read) : 0;
            }
            return gone;
        } catch (Exception e) {
            throw new BrokerException("The replies that " + partner + " read over HTTP stay in its queue for now", e);
        }
    }

    /**
     * Takes replies off wherever they stand in the queue.
     *
     * @param beginning of their correlation ids, which has no quotes, underscores or percent signs in it
     * @return how many messages are gone
     * @throws BrokerException if the broker cannot be reached
     */
    public long forgetThose(PartnerId partner, String beginning) {
        String wanted = "JMSCorrelationID LIKE '" + beginning + "%'";
        try (ServerLocator locator = hub.locator();
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session =
                        factory.createSession(hub.user(), hub.password(), false, true, true, false, STEP);
                ClientConsumer consumer =
                        session.createConsumer(SimpleString.of(Addresses.replies(partner)), SimpleString.of(wanted))) {
            session.start();
            long gone = 0;
            ClientMessage message = consumer.receiveImmediate();
            while (message != null) {
                message.acknowledge();
                gone++;
                message = consumer.receiveImmediate();
            }
            session.commit();
            return gone;
        } catch (Exception e) {
            throw new BrokerException("The replies to the hub's own requests stay in the queue of " + partner, e);
        }
    }

    private static int step(ClientSession session, ClientConsumer consumer, Function<List<String>, Set<String>> read)
            throws ActiveMQException {
        List<ClientMessage> head = head(consumer);
        Set<String> known = head.isEmpty()
                ? Set.of()
                : read.apply(head.stream().map(ReadElsewhere::correlation).toList());
        int gone = head.size();
        while (gone > 0 && !known.contains(correlation(head.get(gone - 1)))) {
            gone--;
        }
        if (gone > 0) {
            head.get(gone - 1).acknowledge();
            session.commit();
        }
        return gone;
    }

    private static List<ClientMessage> head(ClientConsumer consumer) throws ActiveMQException {
        List<ClientMessage> head = new ArrayList<>();
        while (head.size() < STEP) {
            ClientMessage message = consumer.receiveImmediate();
            if (message == null) {
                break;
            }
            head.add(message);
        }
        return head;
    }

    private static String correlation(ClientMessage message) {
        return String.valueOf(MessageUtil.getJMSCorrelationID(message));
    }
}
