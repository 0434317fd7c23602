package id.simpul.broker;

import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * How the hub itself reaches its broker, embedded or external.
 *
 * @param url of the core protocol: {@code vm://…} or {@code tcp://…}
 */
public record HubConnection(String url, String user, String password) {
    /** A connection that died in silence is noticed, and its messages are given back, after ten seconds. */
    private static final long LIFE_MILLIS = 10_000;

    private static final long CALL_MILLIS = 15_000;

    /** A core client's factory; its sessions are opened with {@link #user()} and {@link #password()}. */
    public ServerLocator locator() {
        try {
            return ActiveMQClient.createServerLocator(url);
        } catch (Exception e) {
            throw new BrokerException("The broker's address " + place() + " is not one Artemis understands", e);
        }
    }

    /** A core client's factory for short questions, whose connections fail rather than wait for the broker to come back. */
    ServerLocator impatient() {
        return locator()
                .setReconnectAttempts(0)
                .setInitialConnectAttempts(1)
                .setConnectionTTL(LIFE_MILLIS)
                .setClientFailureCheckPeriod(LIFE_MILLIS / 2)
                .setCallTimeout(CALL_MILLIS);
    }

    /** A JMS factory that already knows user and password; a lost connection is lost, and the next one is made anew. */
    public ConnectionFactory connectionFactory() {
        ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url, user, password);
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setConnectionTTL(LIFE_MILLIS);
        factory.setClientFailureCheckPeriod(LIFE_MILLIS / 2);
        return factory;
    }

    /** The address without what may be secret in it. */
    String place() {
        return url.replaceFirst("\\?.*", "");
    }

    @Override
    public String toString() {
        return "HubConnection[" + place() + "]";
    }
}
