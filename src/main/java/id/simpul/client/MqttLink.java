package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import id.simpul.broker.Addresses;
import id.simpul.client.Doors.Protocol;
import id.simpul.client.Doors.Trust;
import id.simpul.partner.PartnerId;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

    /** In QoS 1, pipelined; the broker keeps what one client publishes to one topic in order. */
    @Override
    public List<Sent> send(List<byte[]> requests) {
        List<CompletableFuture<Mqtt5PublishResult>> publishing = new ArrayList<>(requests.size());
        for (byte[] request : requests) {
            publishing.add(client.toAsync()
                    .publishWith()
                    .topic(Addresses.requestTopic(partner))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(request)
                    .send());
        }
        List<Sent> sent = new ArrayList<>(requests.size());
        for (byte[] request : requests) {
            taken(publishing.get(sent.size()), sent.size() + 1, requests.size());
            sent.add(Sent.of(request));
        }
        return sent;
    }

    private static void taken(CompletableFuture<Mqtt5PublishResult> publishing, int number, int total) {
        try {
            Optional<Throwable> error =
                    publishing.get(Doors.PATIENCE_SECONDS, TimeUnit.SECONDS).getError();
            if (error.isPresent()) {
                throw Doors.notTaken(number, total, error.get().getMessage(), error.get());
            }
        } catch (ExecutionException e) {
            throw Doors.notTaken(number, total, e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw Doors.notTaken(number, total, "the broker does not answer", e);
        } catch (InterruptedException e) {
            throw Doors.interrupted(e);
        }
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
