package id.simpul.broker;

import static id.simpul.broker.TestBroker.OTHER;
import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import id.simpul.client.LinkFailed;
import id.simpul.client.OldMqtt;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What partners' systems can do in each protocol, with clients that this project did not write. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolsTest {
    private static final String REQUESTS = Addresses.requests(SCHOOL);
    private static final String REPLIES = Addresses.replies(SCHOOL);

    @TempDir
    static Path home;

    private TestBroker broker;

    @BeforeAll
    void start() {
        broker = broker(home);
    }

    /** Here the one in this process; other classes run the same with others. */
    TestBroker broker(Path directory) {
        return new TestBroker(directory);
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @AfterEach
    void nothing_reached_the_other_partner() {
        assertThat(broker.broker().waiting(Addresses.requests(OTHER))).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_request_lands_in_the_partners_own_queue(Acceptor acceptor) throws Exception {
        broker.send(acceptor, SCHOOL, REQUESTS, bytes("{\"a\":\"é\"}"));
        assertThat(broker.hubReads(REQUESTS)).containsExactly("{\"a\":\"é\"}");
    }

    @ParameterizedTest
    @EnumSource
    void a_request_larger_than_the_contract_allows_is_let_in_to_be_answered(Acceptor acceptor) throws Exception {
        byte[] body = filled(500_000);
        broker.send(acceptor, SCHOOL, REQUESTS, body);
        assertThat(broker.hubReads(REQUESTS)).containsExactly(new String(body, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void a_huge_request_is_refused(Acceptor acceptor) throws Exception {
        assertThatThrownBy(() -> broker.send(acceptor, SCHOOL, REQUESTS, filled(3 << 20)))
                .isInstanceOfSatisfying(LinkFailed.class, failed -> assertThat(failed.isSilence())
                        .isFalse());
        assertThat(broker.broker().waiting(REQUESTS)).isZero();
        await().untilAsserted(() -> assertThat(broker.largeMessages()).isEmptyDirectory());
    }

    @ParameterizedTest
    @EnumSource(names = "MQTT", mode = EnumSource.Mode.EXCLUDE)
    void a_partner_may_read_its_replies(Acceptor acceptor) throws Exception {
        broker.visit(acceptor, SCHOOL, REPLIES);
        broker.visit(acceptor, SCHOOL, Addresses.notifications(SCHOOL));
    }

    @Test
    void mqtt_only_sends() {
        for (String queue : List.of(REPLIES, "#", "replies.#")) {
            assertThatThrownBy(() -> broker.visit(Acceptor.MQTT, SCHOOL, queue))
                    .as(queue)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void a_refused_subscription_takes_no_queue_with_it() throws Exception {
        broker.hubSends(Addresses.replies(OTHER), "unread");
        assertThatThrownBy(() -> broker.visit(Acceptor.MQTT, SCHOOL, Addresses.replies(OTHER)))
                .isInstanceOf(Exception.class);
        assertThat(broker.read(broker.core(OTHER), Addresses.replies(OTHER))).containsExactly("unread");
    }

    @Test
    void mqtt_3_sends_to_its_own_topic_and_is_hung_up_on_for_anothers() throws Exception {
        try (OldMqtt old = new OldMqtt(broker.port(Acceptor.MQTT), SCHOOL, broker.passwords.get(SCHOOL))) {
            old.send(REQUESTS, "by mqtt 3");
            assertThat(broker.hubReads(REQUESTS)).containsExactly("by mqtt 3");
            assertThatThrownBy(() -> old.send(Addresses.requests(OTHER), "by mqtt 3"))
                    .isNotInstanceOf(java.util.concurrent.TimeoutException.class);
            assertThat(old.isConnected()).isFalse();
        }
    }

    @Test
    void a_last_will_in_mqtt_reaches_nobody_elses_queue() throws Exception {
        var client = MqttClient.builder()
                .useMqttVersion5()
                .serverHost("127.0.0.1")
                .serverPort(broker.port(Acceptor.MQTT))
                .simpleAuth()
                .username(SCHOOL.value())
                .password(bytes(broker.passwords.get(SCHOOL)))
                .applySimpleAuth()
                .willPublish()
                .topic(Addresses.requestTopic(OTHER))
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(bytes("from beyond"))
                .applyWillPublish()
                .buildBlocking();
        client.connect();
        client.disconnectWith()
                .reasonCode(
                        com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode
                                .DISCONNECT_WITH_WILL_MESSAGE)
                .send();
        broker.send(Acceptor.MQTT, OTHER, Addresses.requests(OTHER), bytes("its own"));
        assertThat(broker.hubReads(Addresses.requests(OTHER))).containsExactly("its own");
    }

    @Test
    void a_request_over_a_shared_amqp_link_is_judged_by_its_own_address() throws Exception {
        try (Connection connection = broker.amqp(SCHOOL).createConnection();
                Session session = connection.createSession()) {
            var producer = session.createProducer(null);
            producer.send(session.createQueue(REQUESTS), session.createTextMessage("mine"));
            assertThatThrownBy(() -> producer.send(
                            session.createQueue(Addresses.requests(OTHER)), session.createTextMessage("not mine")))
                    .isInstanceOf(JMSException.class);
        }
        assertThat(broker.hubReads(REQUESTS)).containsExactly("mine");
    }

    @Test
    void a_partner_may_do_this_and_nothing_else() throws Exception {
        String found = new AccessMatrix(broker).found();
        System.out.println(getClass().getSimpleName() + ":\n" + found);
        assertThat(found.lines().toList()).containsExactlyElementsOf("""
                                            AMQP   CORE   STOMP  MQTT
                requests.sd-01-contoh       s..    s...q  s.     s.
                replies.sd-01-contoh        .r.    .r..q  .r     ..
                notifications.sd-01-contoh  .r.    .r..q  .r     ..
                requests.sd-02-contoh       ...    .....  ..     ..
                replies.sd-02-contoh        ...    .....  ..     ..
                notifications.sd-02-contoh  ...    .....  ..     ..
                requests.nobody             ...    .....  ..     ..
                requests.#                  ...    .....  ..     ..
                dead.requests               ...    .....  ..     ..
                dead.letters                ...    .....  ..     ..
                activemq.management         ...    .....  ..     ..
                activemq.notifications      ...    .....  ..     ..
                $sys.mqtt.sessions          ...    .....  ..     ..
                made.up                     ...    .....  ..     ..
                """.lines().toList());
        assertThat(broker.hubReads(REQUESTS)).hasSize(4);
    }

    @Test
    void nobody_makes_a_queue_or_names_one_in_disguise() throws Exception {
        for (ConnectionFactory factory : List.of(broker.core(SCHOOL), broker.amqp(SCHOOL))) {
            refused(factory, Session::createTemporaryQueue);
            refused(factory, session -> session.createConsumer(session.createTopic("anything")));
            refused(
                    factory,
                    session -> send(session, session.createQueue("requests.sd-02-contoh::requests.sd-02-contoh")));
            refused(
                    factory,
                    session ->
                            session.createConsumer(session.createQueue("replies.sd-01-contoh::replies.sd-02-contoh")));
        }
    }

    private interface Act {
        void on(Session session) throws JMSException;
    }

    private static void refused(ConnectionFactory factory, Act act) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            assertThatThrownBy(() -> act.on(session)).isInstanceOf(JMSException.class);
        }
    }

    private static void send(Session session, Queue queue) throws JMSException {
        session.createProducer(queue).send(session.createTextMessage("not allowed"));
    }

    private static byte[] filled(int length) {
        byte[] body = new byte[length];
        Arrays.fill(body, (byte) 'x');
        return body;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
