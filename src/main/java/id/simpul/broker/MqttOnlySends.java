package id.simpul.broker;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hangs up on an MQTT client that subscribes, since by MQTT partners only send, or that asks the broker to retain a message,
 * since the broker would keep its last request for ever. Without this, Artemis 2.55 answers a subscription to another
 * partner's queue by refusing it and then deleting that queue with all its messages.
 */
public final class MqttOnlySends implements MQTTInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(MqttOnlySends.class);

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        var header = packet.fixedHeader();
        boolean retains = header.messageType() == MqttMessageType.PUBLISH && header.isRetain();
        boolean refused = retains || header.messageType() == MqttMessageType.SUBSCRIBE;
        if (refused) {
            LOG.info(
                    "Hung up on an MQTT client of {}: it {}",
                    connection.getRemoteAddress(),
                    retains ? "asked to retain a message" : "subscribed; replies are read by another protocol");
        }
        return !refused;
    }
}
