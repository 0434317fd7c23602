package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import id.simpul.broker.Addresses;
import id.simpul.client.Doors.Protocol;
import id.simpul.client.Doors.Trust;
import id.simpul.partner.PartnerId;
import io.reactivex.Flowable;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.TrustManagerFactory;

/** A partner's system that sends in MQTT 5, which only sends: it reads its replies in another protocol. */
final class MqttLink implements PartnerLink {
    private final PartnerId partner;
    private final Mqtt5BlockingClient client;
    private final PartnerLink reading;

    private MqttLink(PartnerId partner, Mqtt5BlockingClient client, PartnerLink reading) {
        this.partner = partner;
        this.client = client;
        this.reading = reading;
    }

    /** Replies are read over AMQP, or over HTTP where AMQP is off. */
    static MqttLink open(Doors doors, PartnerId partner, String password) {
        Mqtt5BlockingClient client = client(doors, partner, password);
        try {
            client.connect();
        } catch (Mqtt5ConnAckException e) {
            throw doors.notLetIn(Protocol.MQTT, partner, e);
        } catch (RuntimeException e) {
            throw doors.unreachable(Protocol.MQTT, e);
        }
        try {
            Protocol replies = doors.port(Protocol.AMQP) > 0 ? Protocol.AMQP : Protocol.HTTP;
            return new MqttLink(partner, client, doors.open(replies, partner, password));
        } catch (LinkFailed e) {
            client.disconnect();
            throw e;
        }
    }

    private static Mqtt5BlockingClient client(Doors doors, PartnerId partner, String password) {
        Mqtt5ClientBuilder builder = MqttClient.builder()
                .useMqttVersion5()
                .serverHost(doors.host())
                .serverPort(doors.port(Protocol.MQTT))
                .transportConfig()
                .socketConnectTimeout(Doors.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .mqttConnectTimeout(Doors.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .applyTransportConfig();
        doors.trust().ifPresent(trust -> builder.transportConfig()
                .sslConfig(MqttClientSslConfig.builder()
                        .trustManagerFactory(trusting(trust))
                        .build())
                .applyTransportConfig());
        return builder.simpleAuth()
                .username(partner.value())
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
    }

    private static TrustManagerFactory trusting(Trust trust) {
        try {
            KeyStore store = KeyStore.getInstance(
                    new File(trust.path().toString()), trust.password().toCharArray());
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new LinkFailed("The key store " + trust.path() + " cannot be opened; check it and its password.", e);
        }
    }

    /** In QoS 1, as one stream: what a client publishes call by call may overtake itself. */
    @Override
    public List<Sent> send(List<byte[]> requests) {
        List<Mqtt5PublishResult> results = published(requests);
        for (int i = 0; i < results.size(); i++) {
            Optional<Throwable> error = results.get(i).getError();
            if (error.isPresent()) {
                throw Doors.notTaken(i + 1, requests.size(), error.get().getMessage(), error.get());
            }
        }
        return requests.stream().map(Sent::of).toList();
    }

    private List<Mqtt5PublishResult> published(List<byte[]> requests) {
        Flowable<Mqtt5Publish> stream = Flowable.fromIterable(requests).map(this::publish);
        try {
            return client.toRx()
                    .publish(stream)
                    .timeout(Doors.PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .toList()
                    .blockingGet();
        } catch (RuntimeException e) {
            boolean silence = e.getCause() instanceof TimeoutException;
            throw Doors.notTaken(1, requests.size(), silence ? "the broker does not answer" : e.getMessage(), e);
        }
    }

    private Mqtt5Publish publish(byte[] request) {
        return Mqtt5Publish.builder()
                .topic(Addresses.requestTopic(partner))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(request)
                .build();
    }

    @Override
    public List<Optional<ObjectNode>> await(List<Sent> sent, Duration timeout) {
        return reading.await(sent, timeout);
    }

    @Override
    public void close() {
        try {
            reading.close();
        } finally {
            if (client.getState().isConnected()) {
                client.disconnect();
            }
        }
    }
}
