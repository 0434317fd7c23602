package id.simpul.broker;

import java.util.Optional;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ServerLocator;

/**
 * A message that stays in the broker and says to which database it belongs, and how far that had come.
 *
 * @param installation the database's identity
 * @param counter the database's, which grows
 */
public record BrokerMark(UUID installation, long counter) {
    private static final SimpleString INSTALLATION = SimpleString.of("installation");
    private static final SimpleString COUNTER = SimpleString.of("counter");

    /** What the broker has; nothing if it is new. */
    public static Optional<BrokerMark> read(Broker broker) {
        return in(broker, session -> {
            try (ClientConsumer browser = session.createConsumer(Addresses.INSTALLATION, true)) {
                Optional<BrokerMark> mark = Optional.empty();
                for (ClientMessage message = browser.receiveImmediate();
                        message != null;
                        message = browser.receiveImmediate()) {
                    mark = Optional.of(new BrokerMark(
                            UUID.fromString(message.getStringProperty(INSTALLATION)),
                            message.getLongProperty(COUNTER)));
                }
                return mark;
            }
        });
    }

    /** Takes the place of the one before. */
    public void write(Broker broker) {
        in(broker, session -> {
            try (ClientConsumer before = session.createConsumer(Addresses.INSTALLATION);
                    ClientProducer producer = session.createProducer(Addresses.INSTALLATION)) {
                for (ClientMessage message = before.receiveImmediate();
                        message != null;
                        message = before.receiveImmediate()) {
                    message.acknowledge();
                }
                ClientMessage mark = session.createMessage(true);
                mark.putStringProperty(INSTALLATION, SimpleString.of(installation.toString()));
                mark.putLongProperty(COUNTER, counter);
                producer.send(mark);
                session.commit();
                return Optional.empty();
            }
        });
    }

    /** What is done in a session. */
    @FunctionalInterface
    private interface Talk {
        Optional<BrokerMark> with(ClientSession session) throws Exception;
    }

    private static Optional<BrokerMark> in(Broker broker, Talk talk) {
        HubConnection hub = broker.hubConnection();
        try (ServerLocator locator = hub.impatient();
                ClientSession session = locator.createSessionFactory()
                        .createSession(hub.user(), hub.password(), false, false, false, false, 0)) {
            session.start();
            return talk.with(session);
        } catch (Exception e) {
            throw new BrokerException("The broker's mark could not be read or written", e);
        }
    }
}
