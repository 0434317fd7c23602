package id.simpul.broker.guard;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps MQTT's sessions apart and short: a client id means something within its own user only, so that nobody ends another's
 * session, and no session outlives its connection, since by MQTT partners only send. Reads no faster than the broker takes
 * requests: its MQTT keeps whatever it has read.
 */
final class MqttSessions extends ChannelDuplexHandler {
    private static final int ROOM = 1 << 20;

    private final Deque<Integer> sizes = new ArrayDeque<>();
    private int bytes;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof MqttPublishMessage publish
                && publish.decoderResult().isSuccess()
                && publish.fixedHeader().qosLevel() != MqttQoS.AT_MOST_ONCE) {
            int size = Math.max(1, publish.fixedHeader().remainingLength());
            sizes.add(size);
            bytes += size;
            if (bytes > ROOM) {
                context.channel().config().setAutoRead(false);
            }
        }
        boolean connects = message instanceof MqttConnectMessage connect
                && connect.decoderResult().isSuccess();
        context.fireChannelRead(connects ? ofOneUser((MqttConnectMessage) message) : message);
    }

    private static MqttConnectMessage ofOneUser(MqttConnectMessage connect) {
        MqttConnectVariableHeader header = connect.variableHeader();
        MqttConnectPayload payload = connect.payload();
        boolean named = payload.clientIdentifier() != null
                && !payload.clientIdentifier().isEmpty();
        return new MqttConnectMessage(
                connect.fixedHeader(),
                new MqttConnectVariableHeader(
                        header.name(),
                        header.version(),
                        header.hasUserName(),
                        header.hasPassword(),
                        header.isWillRetain(),
                        header.willQos(),
                        header.isWillFlag(),
                        true,
                        header.keepAliveTimeSeconds(),
                        withoutExpiry(header.properties())),
                new MqttConnectPayload(
                        named ? payload.userName() + "/" + payload.clientIdentifier() : "",
                        payload.willProperties(),
                        payload.willTopic(),
                        payload.willMessageInBytes(),
                        payload.userName(),
                        payload.passwordInBytes()));
    }

    private static MqttProperties withoutExpiry(MqttProperties given) {
        MqttProperties kept = new MqttProperties();
        for (MqttProperties.MqttProperty<?> property : given.listAll()) {
            if (property.propertyId() != MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL.value()) {
                kept.add(property);
            }
        }
        return kept;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof MqttMessage answer && isTaken(answer) && !sizes.isEmpty()) {
            bytes -= sizes.remove();
            if (bytes <= ROOM) {
                context.channel().config().setAutoRead(true);
            }
        }
        super.write(context, message, promise);
    }

    private static boolean isTaken(MqttMessage answer) {
        MqttMessageType type = answer.fixedHeader().messageType();
        return type == MqttMessageType.PUBACK || type == MqttMessageType.PUBREC;
    }
}
