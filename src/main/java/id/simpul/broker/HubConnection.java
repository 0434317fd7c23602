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

    /** A core client's factory; its sessions are opened with {@link #user()} and {@link #password()}. */
    public ServerLocator locator() {
        try {
            return ActiveMQClient.createServerLocator(url);
        } catch (Exception e) {
            throw new BrokerException("The broker's address " + url + " is not one Artemis understands", e);
        }
    }

    /** A JMS factory that already knows user and password. */
    public ConnectionFactory connectionFactory() {
        return new ActiveMQConnectionFactory(url, user, password);
    }

    @Override
    public String toString() {
        return "HubConnection[" + url + "]";
    }
}
