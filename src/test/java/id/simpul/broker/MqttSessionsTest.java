package id.simpul.broker;

import static id.simpul.broker.TestBroker.OTHER;
import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import id.simpul.partner.PartnerId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MQTT's sessions: whose they are, and how long they last. */
class MqttSessionsTest {
    @TempDir
    static Path home;

    private static TestBroker broker;

    @BeforeAll
    static void start() {
        broker = new TestBroker(home);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static RawMqtt connect(PartnerId partner, String client) throws IOException {
        return new RawMqtt(broker.port(Acceptor.MQTT), partner.value(), broker.passwords.get(partner), client);
    }

    @Test
    void a_client_id_belongs_to_its_partner_and_nobody_elses_ends_it() throws Exception {
        try (RawMqtt mine = connect(SCHOOL, "terminal-1");
                RawMqtt theirs = connect(OTHER, "terminal-1")) {
            theirs.ping();
            mine.ping();
            mine.publish(Addresses.requestTopic(SCHOOL), "still here");
            mine.awaitAcknowledged(1);
            try (RawMqtt again = connect(SCHOOL, "terminal-1")) {
                again.ping();
                assertThatThrownBy(mine::ping).isInstanceOf(IOException.class);
            }
        }
        assertThat(broker.hubReads(Addresses.requests(SCHOOL))).containsExactly("still here");
    }

    @Test
    void no_session_outlives_its_connection_whatever_its_client_asks() {
        for (int round = 0; round < 2; round++) {
            Mqtt5BlockingClient client = client("lasting");
            var answer = client.connectWith()
                    .cleanStart(false)
                    .sessionExpiryInterval(1_000_000)
                    .send();
            assertThat(answer.isSessionPresent()).isFalse();
            client.disconnect();
        }
    }

    @Test
    void a_last_will_that_is_to_be_retained_is_refused() {
        Mqtt5BlockingClient client = client("will");
        assertThatThrownBy(() -> client.connectWith()
                        .willPublish()
                        .topic(Addresses.requestTopic(SCHOOL))
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .retain(true)
                        .payload("for ever".getBytes(StandardCharsets.UTF_8))
                        .applyWillPublish()
                        .send())
                .hasMessageContaining("closed");
    }

    private static Mqtt5BlockingClient client(String id) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(id)
                .serverHost("127.0.0.1")
                .serverPort(broker.port(Acceptor.MQTT))
                .simpleAuth()
                .username(SCHOOL.value())
                .password(broker.passwords.get(SCHOOL).getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .buildBlocking();
    }

    /** Artemis keeps whatever MQTT it has read; the reader waits for it to be taken. */
    @Test
    void a_flood_without_waiting_for_acknowledgements_arrives_whole() throws Exception {
        String text = "x".repeat(100);
        try (RawMqtt flood = connect(SCHOOL, "flood");
                RawMqtt bystander = connect(OTHER, "bystander")) {
            Thread acknowledged = new Thread(() -> {
                try {
                    flood.awaitAcknowledged(20_000);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            acknowledged.start();
            for (int i = 0; i < 20_000; i++) {
                flood.publish(Addresses.requestTopic(SCHOOL), text);
            }
            bystander.ping();
            acknowledged.join();
        }
        assertThat(broker.hubReads(Addresses.requests(SCHOOL))).hasSize(20_000);
    }
}
