package id.simpul.broker;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;

/**
 * Lines up what one MQTT client publishes behind what it published before. Artemis 2.55 takes an MQTT client's packets in
 * order, but on one thread after the other of its pool, and puts a request into its queue once the journal has it in the
 * operation context of the thread at hand; requests of two threads then overtake each other. The other protocols' listeners
 * use the session's context by themselves.
 */
public final class MqttOrder implements ActiveMQServerPlugin {
    private volatile ActiveMQServer server;

    @Override
    public void registered(ActiveMQServer registeredWith) {
        server = registeredWith;
    }

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue) {
        if (session.getRemotingConnection() instanceof MQTTConnection) {
            server.getStorageManager().setContext(session.getSessionContext());
        }
    }
}
