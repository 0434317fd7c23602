package id.simpul.intake.component;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** A partner's system on Artemis' own JMS client. */
public final class Partner implements AutoCloseable {
    private static final long PATIENCE = 20_000;
    private static final long NOTHING_MORE = 300;

    private final ActiveMQConnectionFactory factory;
    private final ActiveMQConnection connection;
    private final Session session;
    private final String name;

    public Partner(Broker broker, String name) throws JMSException {
        this.name = name;
        this.factory = new ActiveMQConnectionFactory(broker.tcp());
        this.connection = (ActiveMQConnection) factory.createConnection();
        this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
    }

    /** Sends them all in one transaction, in order. */
    public void send(String... bodies) throws JMSException {
        try (Session transacted = connection.createSession(true, Session.SESSION_TRANSACTED);
                var producer = transacted.createProducer(transacted.createQueue("requests." + name))) {
            for (String body : bodies) {
                producer.send(transacted.createTextMessage(body));
            }
            transacted.commit();
        }
    }

    public void send(Message message) throws JMSException {
        try (var producer = session.createProducer(session.createQueue("requests." + name))) {
            producer.send(message);
        }
    }

    /** Sends the same to many queues, as only a test may. */
    public void sendToEach(String prefix, String[] names, String body) throws JMSException {
        try (Session transacted = connection.createSession(true, Session.SESSION_TRANSACTED);
                var producer = transacted.createProducer(null)) {
            for (String each : names) {
                producer.send(transacted.createQueue(prefix + each), transacted.createTextMessage(body));
            }
            transacted.commit();
        }
    }

    public Session session() {
        return session;
    }

    /** The texts of the next replies. */
    public List<String> replies(int number) throws JMSException {
        List<String> texts = new ArrayList<>();
        try (var consumer = session.createConsumer(session.createQueue("replies." + name))) {
            for (int i = 0; i < number; i++) {
                Message message = consumer.receive(PATIENCE);
                if (message == null) {
                    return texts;
                }
                texts.add(message.getBody(String.class));
            }
        }
        return texts;
    }

    /** The next message of any queue. */
    public Message next(String queue) throws JMSException {
        try (var consumer = session.createConsumer(session.createQueue(queue))) {
            Message message = consumer.receive(PATIENCE);
            if (message == null) {
                throw new AssertionError("Nothing came in " + queue);
            }
            return message;
        }
    }

    public boolean nothingIn(String queue) throws JMSException {
        try (var consumer = session.createConsumer(session.createQueue(queue))) {
            return consumer.receive(NOTHING_MORE) == null;
        }
    }

    @Override
    public void close() throws JMSException {
        connection.close();
        factory.close();
    }
}
