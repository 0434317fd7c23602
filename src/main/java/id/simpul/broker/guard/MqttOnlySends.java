package id.simpul.broker.guard;

import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hangs up on an MQTT client that subscribes, since by MQTT partners only send, or that asks the broker to retain a message or
 * its last will, since the broker would keep its last request for ever. Without this, Artemis 2.55 answers a subscription to
 * another partner's queue by refusing it and then deleting that queue with all its messages.
 */
final class MqttOnlySends implements MQTTInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(MqttOnlySends.class);

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        Optional<String> refusal = refusal(packet);
        refusal.ifPresent(
                why -> LOG.info("Hung up on an MQTT client of {}: it {}", connection.getRemoteAddress(), why));
        return refusal.isEmpty();
    }

    private static Optional<String> refusal(MqttMessage packet) {
        MqttMessageType type = packet.fixedHeader().messageType();
        if (type == MqttMessageType.SUBSCRIBE) {
            return Optional.of("subscribed; replies are read by another protocol");
        }
        boolean retainedWill = packet instanceof MqttConnectMessage connect
                && connect.variableHeader().isWillFlag()
                && connect.variableHeader().isWillRetain();
        return retainedWill
                        || (type == MqttMessageType.PUBLISH
                                && packet.fixedHeader().isRetain())
                ? Optional.of("asked to retain a message")
                : Optional.empty();
    }
}
