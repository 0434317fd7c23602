package id.simpul.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperties;
import com.hivemq.client.mqtt.mqtt5.datatypes.Mqtt5UserProperty;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import id.simpul.broker.Addresses;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
import io.reactivex.Flowable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A partner's system that sends in MQTT 5, which only sends: it reads its replies in another protocol. */
public final class MqttLink implements PartnerLink, QueueLink {
    private static final Phrase NO_ANSWER = new Phrase("broker tidak menjawab", "the broker does not answer");

    private final PartnerId partner;
    private final Mqtt5BlockingClient client;
    private final Optional<PartnerLink> reading;

    private MqttLink(PartnerId partner, Mqtt5BlockingClient client, Optional<PartnerLink> reading) {
        this.partner = partner;
        this.client = client;
        this.reading = reading;
    }

    /** Replies are read over AMQP, or over HTTP where AMQP is off. */
    static MqttLink open(Doors doors, PartnerId partner, String password) {
        Mqtt5BlockingClient client = connected(doors, partner, password);
        try {
            Protocol replies = doors.port(Protocol.AMQP) > 0 ? Protocol.AMQP : Protocol.HTTP;
            return new MqttLink(partner, client, Optional.of(doors.open(replies, partner, password)));
        } catch (LinkFailed e) {
            client.disconnect();
            throw e;
        }
    }

    /** Without a way to read replies. */
    static MqttLink sending(Doors doors, PartnerId partner, String password) {
        return new MqttLink(partner, connected(doors, partner, password), Optional.empty());
    }

    private static Mqtt5BlockingClient connected(Doors doors, PartnerId partner, String password) {
        Mqtt5BlockingClient client = client(doors, partner, password);
        try {
            client.connect();
            return client;
        } catch (Mqtt5ConnAckException e) {
            throw doors.notLetIn(Protocol.MQTT, partner, e);
        } catch (RuntimeException e) {
            throw doors.unreachable(Protocol.MQTT, e);
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
        doors.trust()
                .ifPresent(
                        trust -> builder.transportConfig().sslConfig(tls(trust)).applyTransportConfig());
        return builder.simpleAuth()
                .username(partner.value())
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
    }

    private static MqttClientSslConfig tls(Trust trust) {
        MqttClientSslConfigBuilder tls = MqttClientSslConfig.builder().trustManagerFactory(trust.managers());
        return trust.anyHost() ? tls.hostnameVerifier((host, session) -> true).build() : tls.build();
    }

    /** In QoS 1, as one stream: what a client publishes call by call may overtake itself. */
    @Override
    public List<Sent> send(List<byte[]> requests) {
        String topic = Addresses.requestTopic(partner);
        List<Mqtt5PublishResult> results = published(requests.stream()
                .map(request -> publish(topic, request).build())
                .toList());
        for (int i = 0; i < results.size(); i++) {
            Optional<Throwable> error = results.get(i).getError();
            if (error.isPresent()) {
                throw Doors.notTaken(i + 1, requests.size(), error.get().getMessage(), error.get());
            }
        }
        return requests.stream().map(Sent::of).toList();
    }

    private List<Mqtt5PublishResult> published(List<Mqtt5Publish> messages) {
        try {
            return client.toRx()
                    .publish(Flowable.fromIterable(messages))
                    .timeout(Doors.PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .toList()
                    .blockingGet();
        } catch (RuntimeException e) {
            boolean silence = e.getCause() instanceof TimeoutException;
            throw Doors.notTaken(1, messages.size(), silence ? NO_ANSWER : Phrase.verbatim(e.getMessage()), e);
        }
    }

    private static Mqtt5PublishBuilder.Complete publish(String topic, byte[] body) {
        return Mqtt5Publish.builder().topic(topic).qos(MqttQos.AT_LEAST_ONCE).payload(body);
    }

    @Override
    public void send(String queue, byte[] body, Optional<PartnerId> claimed) {
        Mqtt5PublishBuilder.Complete plain = publish(Addresses.topic(queue), body);
        Mqtt5PublishBuilder.Complete message =
                claimed.map(Claim::new).map(claim -> claiming(plain, claim)).orElse(plain);
        Optional<Throwable> error = published(List.of(message.build())).get(0).getError();
        if (error.isPresent()) {
            throw Doors.refused(queue, error.get());
        }
    }

    private static Mqtt5PublishBuilder.Complete claiming(Mqtt5PublishBuilder.Complete message, Claim claim) {
        Mqtt5UserProperties properties = Mqtt5UserProperties.of(claim.properties().entrySet().stream()
                .map(claimed -> Mqtt5UserProperty.of(claimed.getKey(), claimed.getValue()))
                .toList());
        return message.responseTopic(Addresses.topic(claim.replyTo())).userProperties(properties);
    }

    @Override
    public void visit(String queue) {
        try {
            client.toAsync()
                    .subscribeWith()
                    .topicFilter(Addresses.topic(queue))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send()
                    .get(Doors.PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Doors.refused(queue, e);
        } catch (InterruptedException e) {
            throw Doors.interrupted(e);
        }
    }

    @Override
    public List<Optional<ObjectNode>> await(List<Sent> sent, Duration timeout) {
        return reading.orElseThrow(() -> new LinkFailed(new Phrase(
                        "MQTT hanya mengirim; bacalah jawaban lewat protokol lain.",
                        "MQTT only sends; read the replies in another protocol.")))
                .await(sent, timeout);
    }

    @Override
    public void close() {
        try {
            reading.ifPresent(PartnerLink::close);
        } finally {
            if (client.getState().isConnected()) {
                client.disconnect();
            }
        }
    }
}
