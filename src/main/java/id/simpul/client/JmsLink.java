package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** A partner's system that speaks JMS: the same code over AMQP 1.0 and over Artemis's own protocol. */
public final class JmsLink implements PartnerLink, QueueLink {
    private static final int CHUNK = 100;

    private final PartnerId partner;
    private final Connection connection;
    private final Session transacted;
    private final Session plain;
    private final JmsReaders readers;

    private JmsLink(PartnerId partner, Connection connection) throws JMSException {
        this.partner = partner;
        this.connection = connection;
        transacted = connection.createSession(Session.SESSION_TRANSACTED);
        plain = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        readers = new JmsReaders(plain);
        connection.start();
    }

    static JmsLink open(Doors doors, Protocol protocol, PartnerId partner, String password) {
        try {
            return open(JmsConnections.of(doors, protocol, partner, password), partner);
        } catch (JMSSecurityException e) {
            throw doors.notLetIn(protocol, partner, e);
        } catch (JMSException e) {
            throw doors.unreachable(protocol, e);
        }
    }

    private static JmsLink open(ConnectionFactory factory, PartnerId partner) throws JMSException {
        Connection connection = factory.createConnection();
        try {
            return new JmsLink(partner, connection);
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }

    /** The session in which this link reads, for messages that are not plain bytes; to be used by the same thread. */
    public Session session() {
        return plain;
    }

    /** In transactions of a hundred: each is taken whole or not at all. */
    @Override
    public List<Sent> send(List<byte[]> requests) {
        List<Sent> sent = new ArrayList<>(requests.size());
        for (int from = 0; from < requests.size(); from += CHUNK) {
            List<byte[]> chunk = requests.subList(from, Math.min(requests.size(), from + CHUNK));
            try {
                sent.addAll(sendTogether(chunk));
            } catch (JMSException e) {
                throw Doors.notTaken(from + 1, requests.size(), e.getMessage(), e);
            }
        }
        return sent;
    }

    private List<Sent> sendTogether(List<byte[]> requests) throws JMSException {
        List<Sent> sent = new ArrayList<>(requests.size());
        try (MessageProducer producer =
                transacted.createProducer(transacted.createQueue(Addresses.requests(partner)))) {
            for (byte[] request : requests) {
                Message message = message(transacted, request);
                producer.send(message);
                sent.add(Sent.of(request, message.getJMSMessageID()));
            }
            transacted.commit();
        }
        return sent;
    }

    private static Message message(Session session, byte[] body) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        return message;
    }

    @Override
    public void send(String queue, byte[] body, Optional<PartnerId> claimed) {
        try {
            Message message = message(plain, body);
            if (claimed.isPresent()) {
                claim(message, new Claim(claimed.get()));
                sendUnbound(queue, message);
                return;
            }
            try (MessageProducer producer = plain.createProducer(plain.createQueue(queue))) {
                producer.send(message);
            }
        } catch (JMSException e) {
            throw Doors.refused(queue, e);
        }
    }

    private void claim(Message message, Claim claim) throws JMSException {
        message.setJMSReplyTo(named(plain, claim.replyTo()));
        for (Map.Entry<String, String> property : claim.properties().entrySet()) {
            message.setStringProperty(property.getKey(), property.getValue());
        }
    }

    /** Without asking the broker about it first, as a core session does, and is told nothing of what is not the asker's. */
    public static Queue named(Session session, String queue) throws JMSException {
        return session instanceof ActiveMQSession ? ActiveMQDestination.createQueue(queue) : session.createQueue(queue);
    }

    /** By a producer for no address in particular: each message names its own, and is checked by itself. */
    private void sendUnbound(String queue, Message message) throws JMSException {
        try (MessageProducer producer = plain.createProducer(null)) {
            producer.send(named(plain, queue), message);
        }
    }

    @Override
    public void visit(String queue) {
        try {
            plain.createConsumer(plain.createQueue(queue)).close();
        } catch (JMSException e) {
            throw Doors.refused(queue, e);
        }
    }

    @Override
    public List<Optional<ObjectNode>> await(List<Sent> sent, Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        List<Optional<ObjectNode>> all = new ArrayList<>(sent.size());
        for (int from = 0; from < sent.size(); from += CHUNK) {
            AwaitedReplies replies = new AwaitedReplies(sent.subList(from, Math.min(sent.size(), from + CHUNK)));
            try {
                readers.answers(Addresses.replies(partner), replies, deadline);
            } catch (JMSException e) {
                throw Doors.broken(e);
            }
            all.addAll(replies.all());
        }
        return all;
    }

    /**
     * Takes the next message from one of the partner's queues, whose messages come to this link alone from then on.
     *
     * @param patience how long to wait for one
     */
    public Optional<Received> take(String queue, Duration patience) {
        try {
            return readers.take(queue, patience);
        } catch (JMSException e) {
            throw Doors.broken(e);
        }
    }

    /**
     * Takes the notices that wait in the partner's queue.
     *
     * @param patience how long to wait for the next one, before there are taken to be no more
     */
    public List<ObjectNode> notices(Duration patience) {
        List<ObjectNode> notices = new ArrayList<>();
        Optional<Received> next = take(Addresses.notifications(partner), patience);
        while (next.isPresent()) {
            notices.add(Json.parse(next.get().text()));
            next = take(Addresses.notifications(partner), patience);
        }
        return notices;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (JMSException e) {
            throw Doors.broken(e);
        }
    }
}
