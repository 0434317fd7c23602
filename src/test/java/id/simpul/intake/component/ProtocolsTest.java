package id.simpul.intake.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import id.simpul.intake.Answer;
import id.simpul.intake.Incoming;
import id.simpul.intake.envelope.Envelopes;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a partner's system speaks, the route sees the same bytes and the partner reads the same reply. */
class ProtocolsTest {
    private static final String REQUEST = "{\"name\":\"SDN 01 – Kapau ✓\"}";
    private static final String REQUESTS = "requests.sdn-01";
    private static final String REPLIES = "replies.sdn-01";

    @TempDir
    Path home;

    private final BlockingQueue<Incoming> seen = new LinkedBlockingQueue<>();
    private Broker broker;
    private Hub hub;

    @BeforeEach
    void start() throws Exception {
        broker = new Broker(home, false).partner("sdn-01").start();
        hub = Hub.start(
                broker.vm(),
                "intake:school",
                requests -> {
                    seen.addAll(requests);
                    return requests.stream()
                            .map(request -> Answer.reply(
                                    request, request.messageId(), REQUEST.getBytes(StandardCharsets.UTF_8)))
                            .toList();
                },
                "sdn-01");
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
        broker.stop();
    }

    @Test
    void core_clients_send_text_or_bytes_and_read_text() throws Exception {
        try (Partner school = new Partner(broker, "sdn-01")) {
            TextMessage text = school.session().createTextMessage(REQUEST);
            school.send(text);
            assertThat(next().messageId()).isEqualTo(text.getJMSMessageID());
            Message reply = school.next(REPLIES);
            assertThat(reply.getBody(String.class)).isEqualTo(REQUEST);
            assertThat(reply.getJMSCorrelationID()).isEqualTo(text.getJMSMessageID());

            var bytes = school.session().createBytesMessage();
            bytes.writeBytes(REQUEST.getBytes(StandardCharsets.UTF_8));
            school.send(bytes);
            assertThat(Hub.text(next())).isEqualTo(REQUEST);
        }
    }

    @Test
    void amqp_clients_send_text_or_bytes_and_read_text() throws Exception {
        try (Connection connection = amqp()) {
            Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            TextMessage text = session.createTextMessage(REQUEST);
            send(session, text);
            Incoming first = next();
            assertThat(Hub.text(first)).isEqualTo(REQUEST);
            assertThat(first.messageId()).isEqualTo(text.getJMSMessageID());
            Message reply = session.createConsumer(session.createQueue(REPLIES)).receive(20_000);
            assertThat(reply.getBody(String.class)).isEqualTo(REQUEST);
            assertThat(reply.getJMSCorrelationID()).isEqualTo(text.getJMSMessageID());
            var facade = (AmqpJmsMessageFacade) ((JmsMessage) reply).getFacade();
            assertThat(facade.getContentType().toString()).isEqualTo("application/cloudevents+json");

            var bytes = session.createBytesMessage();
            bytes.writeBytes(REQUEST.getBytes(StandardCharsets.UTF_8));
            send(session, bytes);
            assertThat(Hub.text(next())).isEqualTo(REQUEST);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stomp_clients_send_with_and_without_a_length_and_read_text(boolean length) throws Exception {
        try (StompPartner school = new StompPartner(broker)) {
            school.send(REQUESTS, REQUEST, length);
            Incoming request = next();
            assertThat(Hub.text(request)).isEqualTo(REQUEST);
            assertThat(request.messageId()).startsWith("broker-");
            assertThat(school.next(REPLIES))
                    .contains("\ncorrelation-id:" + request.messageId() + "\n")
                    .contains("\ncontent-type:application/cloudevents+json\n")
                    .endsWith("\n\n" + REQUEST);
        }
    }

    @Test
    void mqtt_clients_send() throws Exception {
        Mqtt3BlockingClient client = MqttClient.builder()
                .useMqttVersion3()
                .serverHost("localhost")
                .serverPort(broker.port())
                .buildBlocking();
        client.connect();
        client.publishWith()
                .topic("requests/sdn-01")
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(REQUEST.getBytes(StandardCharsets.UTF_8))
                .send();
        client.disconnect();
        assertThat(Hub.text(next())).isEqualTo(REQUEST);
    }

    @ParameterizedTest
    @ValueSource(ints = {150 * 1024, 256 * 1024})
    void large_requests_come_whole_from_core_and_amqp(int size) throws Exception {
        String large = "x".repeat(size);
        try (Partner school = new Partner(broker, "sdn-01");
                Connection connection = amqp()) {
            school.send(large);
            assertThat(Hub.text(next())).isEqualTo(large);
            var bytes = school.session().createBytesMessage();
            bytes.writeBytes(large.getBytes(StandardCharsets.UTF_8));
            school.send(bytes);
            assertThat(Hub.text(next())).isEqualTo(large);
            Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            send(session, session.createTextMessage(large));
            assertThat(Hub.text(next())).isEqualTo(large);
        }
    }

    @Test
    void what_is_too_large_is_cut_right_behind_the_limit_and_the_next_request_is_read() throws Exception {
        String large = "é".repeat(1_000_000);
        try (Partner school = new Partner(broker, "sdn-01");
                Connection connection = amqp()) {
            school.send(large, "after it");
            assertThat(next().body()).hasSize(Envelopes.LARGEST + 1);
            assertThat(Hub.text(next())).isEqualTo("after it");
            Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            send(session, session.createTextMessage(large));
            send(session, session.createTextMessage("after it"));
            assertThat(next().body()).hasSize(Envelopes.LARGEST + 1);
            assertThat(Hub.text(next())).isEqualTo("after it");
        }
    }

    @Test
    void what_is_neither_text_nor_bytes_has_no_body() throws Exception {
        try (Partner school = new Partner(broker, "sdn-01")) {
            var map = school.session().createMapMessage();
            map.setString("a", "b");
            school.send(map);
            school.send(school.session().createObjectMessage("object"));
            school.send(school.session().createMessage());
            assertThat(List.of(next(), next(), next()))
                    .allSatisfy(request -> assertThat(request.body()).isEmpty());
            assertThat(school.replies(3)).hasSize(3);
        }
    }

    @Test
    void priority_and_expiry_change_nothing_once_a_request_is_delivered() throws Exception {
        try (Partner school = new Partner(broker, "sdn-01")) {
            try (MessageProducer producer =
                    school.session().createProducer(school.session().createQueue(REQUESTS))) {
                producer.setPriority(9);
                producer.send(school.session().createTextMessage("urgent"));
                producer.setPriority(0);
                producer.send(school.session().createTextMessage("no hurry"));
            }
            assertThat(Hub.text(next())).isEqualTo("urgent");
            assertThat(Hub.text(next())).isEqualTo("no hurry");
            assertThat(school.replies(2)).hasSize(2);
        }
        hub.close();
        assertThat(broker.waiting(REQUESTS)).isZero();
    }

    @Test
    void the_time_of_arrival_is_the_brokers_and_not_the_senders() throws Exception {
        Instant before = Instant.now();
        try (Partner school = new Partner(broker, "sdn-01")) {
            Message message = school.session().createTextMessage("late");
            message.setLongProperty(
                    "_AMQ_INGRESS_TIMESTAMP", before.minus(Duration.ofDays(3)).toEpochMilli());
            school.send(message);
        }
        assertThat(next().arrivedAt()).isBetween(before.minusMillis(1), Instant.now());
    }

    private Incoming next() throws InterruptedException {
        Incoming request = seen.poll(20, TimeUnit.SECONDS);
        assertThat(request).as("a request the route saw").isNotNull();
        return request;
    }

    private Connection amqp() throws JMSException {
        Connection connection = new JmsConnectionFactory("amqp://localhost:" + broker.port()).createConnection();
        connection.start();
        return connection;
    }

    private static void send(Session session, Message message) throws JMSException {
        try (MessageProducer producer = session.createProducer(session.createQueue(REQUESTS))) {
            producer.send(message);
        }
    }
}
