package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.broker.Addresses;
import id.simpul.client.Doors.Protocol;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A partner's system that speaks JMS: the same code over AMQP 1.0 and over Artemis's own protocol. */
public final class JmsLink implements PartnerLink {
    private static final int CHUNK = 100;
    private static final int PATIENCE_MILLIS = Doors.PATIENCE_SECONDS * 1000;

    private final PartnerId partner;
    private final Connection connection;
    private final Session sending;
    private final Session reading;
    private final MessageProducer producer;

    private JmsLink(PartnerId partner, Connection connection) throws JMSException {
        this.partner = partner;
        this.connection = connection;
        sending = connection.createSession(Session.SESSION_TRANSACTED);
        reading = connection.createSession(Session.AUTO_ACKNOWLEDGE);
        producer = sending.createProducer(sending.createQueue(Addresses.requests(partner)));
        producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        connection.start();
    }

    static JmsLink open(Doors doors, Protocol protocol, PartnerId partner, String password) {
        try {
            return open(factory(doors, protocol, partner, password), partner);
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

    private static ConnectionFactory factory(Doors doors, Protocol protocol, PartnerId partner, String password) {
        String place = "://" + doors.host() + ":" + doors.port(protocol);
        if (protocol == Protocol.AMQP) {
            String tls = doors.trust()
                    .map(trust -> "&transport.trustStoreLocation=" + trust.path() + "&transport.trustStoreType="
                            + trust.type() + "&transport.trustStorePassword=" + trust.password())
                    .orElse("");
            return new JmsConnectionFactory(
                    partner.value(),
                    password,
                    (tls.isEmpty() ? "amqp" : "amqps") + place + "?transport.connectTimeout=" + PATIENCE_MILLIS
                            + "&jms.connectTimeout=" + PATIENCE_MILLIS + "&jms.requestTimeout=" + PATIENCE_MILLIS
                            + "&jms.sendTimeout=" + PATIENCE_MILLIS + tls);
        }
        String tls = doors.trust()
                .map(trust -> "&sslEnabled=true&trustStorePath=" + trust.path() + "&trustStoreType=" + trust.type()
                        + "&trustStorePassword=" + trust.password())
                .orElse("");
        return new ActiveMQConnectionFactory(
                "tcp" + place + "?reconnectAttempts=0&initialConnectAttempts=1&callTimeout=" + PATIENCE_MILLIS + tls,
                partner.value(),
                password);
    }

    /** In transactions of a hundred: each is taken whole or not at all. */
    @Override
    public List<Sent> send(List<byte[]> requests) {
        List<Sent> sent = new ArrayList<>(requests.size());
        for (int from = 0; from < requests.size(); from += CHUNK) {
            List<byte[]> chunk = requests.subList(from, Math.min(requests.size(), from + CHUNK));
            try {
                for (byte[] request : chunk) {
                    BytesMessage message = sending.createBytesMessage();
                    message.writeBytes(request);
                    producer.send(message);
                    sent.add(Sent.of(request, message.getJMSMessageID()));
                }
                sending.commit();
            } catch (JMSException e) {
                throw Doors.notTaken(from + 1, requests.size(), e.getMessage(), e);
            }
        }
        return sent;
    }

    @Override
    public List<Optional<ObjectNode>> await(List<Sent> sent, Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        List<Optional<ObjectNode>> all = new ArrayList<>(sent.size());
        for (int from = 0; from < sent.size(); from += CHUNK) {
            AwaitedReplies replies = new AwaitedReplies(sent.subList(from, Math.min(sent.size(), from + CHUNK)));
            try {
                read(replies, deadline);
            } catch (JMSException e) {
                throw Doors.broken(e);
            }
            all.addAll(replies.all());
        }
        return all;
    }

    private void read(AwaitedReplies replies, Deadline deadline) throws JMSException {
        try (MessageConsumer consumer =
                reading.createConsumer(reading.createQueue(Addresses.replies(partner)), replies.selector())) {
            while (!replies.isComplete()) {
                Message message = consumer.receive(deadline.millisLeft());
                if (message == null) {
                    return;
                }
                replies.arrived(message.getJMSCorrelationID(), text(message));
            }
        }
    }

    /**
     * Takes the notices that wait in the partner's queue.
     *
     * @param patience how long to wait for the next one, before there are taken to be no more
     */
    public List<ObjectNode> notices(Duration patience) {
        List<ObjectNode> notices = new ArrayList<>();
        try (MessageConsumer consumer = reading.createConsumer(reading.createQueue(Addresses.notifications(partner)))) {
            Message message = consumer.receive(patience.toMillis());
            while (message != null) {
                notices.add(Json.parse(text(message)));
                message = consumer.receive(patience.toMillis());
            }
            return notices;
        } catch (JMSException e) {
            throw Doors.broken(e);
        }
    }

    private static String text(Message message) throws JMSException {
        return message instanceof BytesMessage
                ? new String(message.getBody(byte[].class), StandardCharsets.UTF_8)
                : message.getBody(String.class);
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
