package id.simpul.journey;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.broker.Protocol;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A partner's system that speaks JMS, over AMQP 1.0 or over Artemis's own protocol. */
final class JmsSystem implements AutoCloseable {
    private static final long PATIENCE = 30_000;
    private static final long NOTHING_MORE = 300;

    private final Member member;
    private final Connection connection;
    private final Session session;
    private final Map<String, MessageConsumer> readers = new HashMap<>();

    private JmsSystem(Member member, ConnectionFactory factory) throws JMSException {
        this.member = member;
        this.connection = factory.createConnection();
        this.session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        connection.start();
    }

    static JmsSystem amqp(WholeHub hub, Member member) throws JMSException {
        return new JmsSystem(
                member,
                new JmsConnectionFactory(
                        member.id(),
                        member.password(),
                        "amqp://127.0.0.1:" + hub.port(Protocol.AMQP)
                                + "?jms.requestTimeout=20000&jms.populateJMSXUserID=true"));
    }

    static JmsSystem core(WholeHub hub, Member member) throws JMSException {
        return new JmsSystem(
                member,
                new ActiveMQConnectionFactory(
                        "tcp://127.0.0.1:" + hub.port(Protocol.CORE) + "?reconnectAttempts=0&callTimeout=20000",
                        member.id(),
                        member.password()));
    }

    Session session() {
        return session;
    }

    void send(JsonNode event) throws JMSException {
        send(session.createTextMessage(event.toString()));
    }

    void send(Message message) throws JMSException {
        sendTo(member.requests(), message);
    }

    void sendTo(String queue, Message message) throws JMSException {
        try (var producer = session.createProducer(session.createQueue(queue))) {
            producer.send(message);
        }
    }

    /** Sends them in one transaction, so that the hub finds them waiting together. */
    void sendTogether(List<? extends JsonNode> events) throws JMSException {
        try (Session transacted = connection.createSession(true, Session.SESSION_TRANSACTED);
                var producer = transacted.createProducer(transacted.createQueue(member.requests()))) {
            for (JsonNode event : events) {
                producer.send(transacted.createTextMessage(event.toString()));
            }
            transacted.commit();
        }
    }

    /** The next reply; fails if none comes. */
    Answered reply() throws JMSException {
        return next(member.replies());
    }

    List<Answered> replies(int number) throws JMSException {
        List<Answered> replies = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            replies.add(reply());
        }
        return replies;
    }

    Answered notice() throws JMSException {
        return next(member.notifications());
    }

    /** The next reply if one comes at once. */
    Optional<Answered> replyIfAny() throws JMSException {
        Message message = reader(member.replies()).receive(NOTHING_MORE);
        return message == null ? Optional.empty() : Optional.of(answered(message));
    }

    boolean hasNoReply() throws JMSException {
        return replyIfAny().isEmpty();
    }

    private Answered next(String queue) throws JMSException {
        Message message = reader(queue).receive(PATIENCE);
        if (message == null) {
            throw new AssertionError("Nothing came to " + queue);
        }
        return answered(message);
    }

    private static Answered answered(Message message) throws JMSException {
        return new Answered(message.getJMSCorrelationID(), message.getBody(String.class));
    }

    private MessageConsumer reader(String queue) throws JMSException {
        if (!readers.containsKey(queue)) {
            readers.put(queue, session.createConsumer(session.createQueue(queue)));
        }
        return readers.get(queue);
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
