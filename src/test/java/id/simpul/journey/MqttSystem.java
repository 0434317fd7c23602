package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import id.simpul.broker.Protocol;
import java.util.concurrent.TimeUnit;

/** A partner's system that sends by MQTT 3.1.1 or 5. */
final class MqttSystem {
    private static final int PATIENCE_SECONDS = 30;

    private final WholeHub hub;
    private final Member member;

    MqttSystem(WholeHub hub, Member member) {
        this.hub = hub;
        this.member = member;
    }

    static String topic(Member of) {
        return "requests/" + of.id();
    }

    /** Sends by MQTT 3.1.1 and waits for the acknowledgement. */
    void send3(String topic, String body) throws Exception {
        Mqtt3AsyncClient client = MqttClient.builder()
                .useMqttVersion3()
                .serverHost("127.0.0.1")
                .serverPort(hub.port(Protocol.MQTT))
                .simpleAuth()
                .username(member.id())
                .password(member.password().getBytes(UTF_8))
                .applySimpleAuth()
                .buildAsync();
        client.connect().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(body.getBytes(UTF_8))
                .send()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        client.disconnect().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends by MQTT 5, in another's name if so told, and waits for the broker's word on it. */
    void send5(String topic, String body, Member claimed) throws Exception {
        Mqtt5AsyncClient client = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("127.0.0.1")
                .serverPort(hub.port(Protocol.MQTT))
                .simpleAuth()
                .username(member.id())
                .password(member.password().getBytes(UTF_8))
                .applySimpleAuth()
                .buildAsync();
        client.connect().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        var result = client.publish(Mqtt5Publish.builder()
                        .topic(topic)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(body.getBytes(UTF_8))
                        .responseTopic("replies/" + claimed.id())
                        .userProperties()
                        .add("JMSXUserID", claimed.id())
                        .add("partner", claimed.id())
                        .applyUserProperties()
                        .build())
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (result.getError().isPresent()) {
            throw new IllegalStateException(result.getError().get());
        }
        client.disconnect().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
