package id.simpul.broker;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManagerFactory;

/** A partner's system that speaks MQTT 5. */
final class MqttPartnerClient implements PartnerClient {
    private static final int TIMEOUT_SECONDS = 15;

    private final Endpoint endpoint;
    private final String user;
    private final String password;

    MqttPartnerClient(Endpoint endpoint, String user, String password) {
        this.endpoint = endpoint;
        this.user = user;
        this.password = password;
    }

    @Override
    public void send(String queue, byte[] body, Optional<String> claimed) throws Exception {
        var publish = Mqtt5Publish.builder()
                .topic(topic(queue))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(body);
        claimed.ifPresent(other -> publish.responseTopic(topic(Addresses.REPLIES_PREFIX + other))
                .userProperties()
                .add("JMSXUserID", other)
                .applyUserProperties());
        Mqtt5AsyncClient client = connect();
        try {
            var result = client.publish(publish.build()).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (result.getError().isPresent()) {
                throw new IOException(result.getError().get());
            }
        } finally {
            disconnect(client);
        }
    }

    @Override
    public void read(String queue) throws Exception {
        Mqtt5AsyncClient client = connect();
        try {
            client.subscribeWith()
                    .topicFilter(topic(queue))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send()
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } finally {
            disconnect(client);
        }
    }

    private static String topic(String queue) {
        return queue.replace('.', '/');
    }

    private Mqtt5AsyncClient connect() throws Exception {
        Mqtt5ClientBuilder builder = MqttClient.builder()
                .useMqttVersion5()
                .serverHost(endpoint.host())
                .serverPort(endpoint.port(Protocol.MQTT));
        if (endpoint.trust().isPresent()) {
            builder = builder.sslConfig(MqttClientSslConfig.builder()
                    .trustManagerFactory(trusting(endpoint.trust().get()))
                    .hostnameVerifier((host, session) -> true)
                    .build());
        }
        Mqtt5AsyncClient client = builder.simpleAuth()
                .username(user)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildAsync();
        client.connect().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        return client;
    }

    private static TrustManagerFactory trusting(KeyStore store) throws GeneralSecurityException, IOException {
        var trusted = java.security.KeyStore.getInstance(store.type());
        try (InputStream in = Files.newInputStream(store.path())) {
            trusted.load(in, store.password().toCharArray());
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory;
    }

    private static void disconnect(Mqtt5AsyncClient client) throws Exception {
        if (client.getState().isConnected()) {
            client.disconnect().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
