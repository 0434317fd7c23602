package id.simpul.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import id.simpul.broker.Addresses;
import id.simpul.partner.PartnerId;
import java.util.concurrent.TimeUnit;

/** A partner's device that knows MQTT 3.1.1 only, in which a broker can refuse nothing but by hanging up. */
public final class OldMqtt implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    private final Mqtt3AsyncClient client;

    public OldMqtt(int port, PartnerId partner, String password) throws Exception {
        client = MqttClient.builder()
                .useMqttVersion3()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .simpleAuth()
                .username(partner.value())
                .password(password.getBytes(UTF_8))
                .applySimpleAuth()
                .buildAsync();
        client.connect().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    public void send(String queue, String body) throws Exception {
        client.publishWith()
                .topic(Addresses.topic(queue))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(body.getBytes(UTF_8))
                .send()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    public boolean isConnected() {
        return client.getState().isConnected();
    }

    @Override
    public void close() {
        if (isConnected()) {
            client.disconnect().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        }
    }
}
