package id.simpul.broker.guard;

import org.apache.activemq.artemis.core.protocol.mqtt.MQTTConnection;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;

/**
 * Lines up what one MQTT client publishes behind what it published before. Artemis 2.55 takes an MQTT client's packets in
 * order, but on one thread after the other of its pool, and puts a request into its queue once the journal has it in the
 * operation context of the thread at hand; requests of two threads then overtake each other. The other protocols' listeners
 * use the session's context by themselves.
 */
final class MqttOrder {
    private MqttOrder() {}

    static void keep(ActiveMQServer server, ServerSession session) {
        if (session.getRemotingConnection() instanceof MQTTConnection) {
            server.getStorageManager().setContext(session.getSessionContext());
        }
    }
}
