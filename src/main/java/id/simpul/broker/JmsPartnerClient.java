package id.simpul.broker;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.util.Optional;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;

/** A partner's system that speaks JMS, over AMQP 1.0 or Artemis's own protocol. */
final class JmsPartnerClient implements PartnerClient {
    private static final int TIMEOUT_MILLIS = 15_000;

    private final ConnectionFactory factory;

    JmsPartnerClient(ConnectionFactory factory) {
        this.factory = factory;
    }

    static ConnectionFactory amqp(Endpoint endpoint, String user, String password) {
        String scheme = endpoint.trust().isPresent() ? "amqps" : "amqp";
        String tls = endpoint.trust()
                .map(trust -> "&transport.verifyHost=false&transport.trustStoreLocation=" + trust.path()
                        + "&transport.trustStoreType=" + trust.type() + "&transport.trustStorePassword="
                        + trust.password())
                .orElse("");
        return new JmsConnectionFactory(
                user,
                password,
                scheme + "://" + endpoint.host() + ":" + endpoint.port(Protocol.AMQP) + "?jms.requestTimeout="
                        + TIMEOUT_MILLIS + "&jms.sendTimeout=" + TIMEOUT_MILLIS + tls);
    }

    static ConnectionFactory core(Endpoint endpoint, String user, String password) {
        String tls = endpoint.trust()
                .map(trust -> "&sslEnabled=true&verifyHost=false&trustStorePath=" + trust.path() + "&trustStoreType="
                        + trust.type() + "&trustStorePassword=" + trust.password())
                .orElse("");
        return new ActiveMQConnectionFactory(
                "tcp://" + endpoint.host() + ":" + endpoint.port(Protocol.CORE)
                        + "?reconnectAttempts=0&initialConnectAttempts=1&callTimeout=" + TIMEOUT_MILLIS + tls,
                user,
                password);
    }

    @Override
    public void send(String queue, byte[] body, Optional<String> claimed) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(body);
            if (claimed.isPresent()) {
                message.setStringProperty("JMSXUserID", claimed.get());
                message.setJMSReplyTo(session.createQueue(Addresses.REPLIES_PREFIX + claimed.get()));
                // A producer for no address in particular: each message names its own, and is checked by itself.
                session.createProducer(null).send(session.createQueue(queue), message);
                return;
            }
            session.createProducer(session.createQueue(queue)).send(message);
        }
    }

    @Override
    public void read(String queue) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            session.createConsumer(session.createQueue(queue)).close();
        }
    }
}
