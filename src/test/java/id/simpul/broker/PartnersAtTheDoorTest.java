package id.simpul.broker;

import static id.simpul.broker.TestBroker.OTHER;
import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a partner that has logged in can make the broker hold, or learn from it, at the cost of others. */
class PartnersAtTheDoorTest {
    private static final String REQUESTS = Addresses.requests(SCHOOL);
    private static final int KIBIBYTE = 1 << 10;

    @TempDir
    Path home;

    private TestBroker broker;

    @BeforeEach
    void start() {
        broker = limited(Limits.DEFAULT
                .with(new Limits.Shares(5, 1_000, 256 * KIBIBYTE, 64 * KIBIBYTE, 1_000, 64 * KIBIBYTE))
                .withDoor("frame-millis", 5_000));
    }

    /** Here one in this process; another class runs the same with another. */
    TestBroker limited(Limits limits) {
        return new TestBroker(BrokerSettings.atFreePorts(home).with(limits));
    }

    @AfterEach
    void the_other_partner_was_served_and_nothing_stayed_on_disk() throws Exception {
        for (Acceptor acceptor : List.of(Acceptor.CORE, Acceptor.STOMP)) {
            broker.send(acceptor, OTHER, Addresses.requests(OTHER), new byte[] {'x'});
        }
        assertThat(broker.hubReads(Addresses.requests(OTHER))).hasSize(2);
        awaitNothingOnDisk();
        broker.close();
    }

    private void awaitNothingOnDisk() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(broker.largeMessages()).isEmptyDirectory());
    }

    private void serveTheOther() {
        broker.send(Acceptor.AMQP, OTHER, Addresses.requests(OTHER), new byte[] {'x'});
        try {
            assertThat(broker.hubReads(Addresses.requests(OTHER))).hasSize(1);
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests.sd-01-contoh", "requests.sd-02-contoh", "activemq.management"})
    void a_core_stream_is_refused_as_soon_as_it_is_too_large(String address) throws Exception {
        Endless body = new Endless(1L << 40);
        try (ServerLocator locator = locator();
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = session(factory)) {
            var producer = session.createProducer();
            assertThatThrownBy(() -> producer.send(
                            SimpleString.of(address),
                            session.createMessage(true).setBodyInputStream(body)))
                    .isInstanceOf(ActiveMQException.class);
        }
        assertThat(body.given).isLessThan(64L << 20);
        awaitNothingOnDisk();
    }

    @Test
    void a_core_stream_left_unfinished_leaves_nothing_and_one_that_ends_is_told_why() throws Exception {
        try (ServerLocator locator = locator();
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = session(factory)) {
            Endless slow = new Endless(600 * KIBIBYTE) {
                @Override
                void midway() {
                    awaitNothingOnDisk();
                    serveTheOther();
                }
            };
            var producer = session.createProducer();
            assertThatThrownBy(() -> producer.send(
                            SimpleString.of(REQUESTS),
                            session.createMessage(true).setBodyInputStream(new Endless(3 << 20))))
                    .hasMessageContaining("Ditolak: pesan lebih besar dari 1 MiB");
            assertThatThrownBy(() -> producer.send(
                            SimpleString.of(REQUESTS),
                            session.createMessage(true).setBodyInputStream(slow)))
                    .hasMessageContaining("256 KiB");
        }
    }

    @Test
    void an_amqp_message_is_refused_as_soon_as_it_is_too_large() throws Exception {
        try (Connection connection = broker.amqp(SCHOOL).createConnection()) {
            Session session = connection.createSession();
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(new byte[8 << 20]);
            MessageProducer producer = session.createProducer(session.createQueue(REQUESTS));
            assertThatThrownBy(() -> producer.send(message)).hasMessageContaining("message-size-exceeded");
        }
    }

    /** Half a surrogate pair, of which the client makes a section that nobody can read. */
    @Test
    void an_amqp_message_that_cannot_be_read_is_refused_and_the_next_comes_through() throws Exception {
        try (Connection connection = broker.amqp(SCHOOL).createConnection()) {
            Session session = connection.createSession();
            MessageProducer producer = session.createProducer(session.createQueue(REQUESTS));
            Message damaged = session.createTextMessage("{}");
            damaged.setStringProperty("source", "\uD800");
            assertThatThrownBy(() -> producer.send(damaged)).hasMessageContaining("rusak dan tidak dapat dibaca");
            producer.send(session.createTextMessage("next"));
        }
        assertThat(broker.hubReads(REQUESTS)).containsExactly("next");
    }

    @Test
    void a_stomp_frame_that_is_begun_and_not_ended_is_hung_up_on() throws Exception {
        try (RawClient client = stomp()) {
            client.write("SEND\ndestination:" + REQUESTS + "\ncontent-length:1000\n\n");
            assertThat(client.readToEnd()).contains("ERROR").contains("did not end it in time");
        }
    }

    @Test
    void a_stomp_frame_is_refused_by_its_length_alone() throws Exception {
        try (RawClient client = stomp()) {
            client.write("SEND\r\ndestination:" + REQUESTS + "\r\ncontent-length:600000\r\n\r\n");
            assertThat(client.readToEnd()).contains("ERROR").contains("too large");
        }
    }

    @Test
    void any_number_of_heartbeats_costs_nothing_and_the_next_frame_counts() throws Exception {
        try (RawClient client = stomp()) {
            client.write("\n".repeat(1 << 20));
            client.write("SEND\ndestination:" + REQUESTS + "\nreceipt:1\n\nafter\0");
            assertThat(client.readUntil('\0')).contains("RECEIPT");
        }
        assertThat(broker.hubReads(REQUESTS)).containsExactly("after");
    }

    private RawClient stomp() throws Exception {
        RawClient client = RawClient.plain(broker.port(Acceptor.STOMP));
        client.write("CONNECT\naccept-version:1.2\nlogin:" + SCHOOL + "\npasscode:" + broker.passwords.get(SCHOOL)
                + "\n\n\0");
        assertThat(client.readUntil('\0')).startsWith("CONNECTED");
        return client;
    }

    @ParameterizedTest
    @EnumSource(names = {"CORE", "AMQP"})
    void what_is_sent_and_not_committed_counts(Acceptor acceptor) throws Exception {
        var factory = acceptor == Acceptor.CORE ? broker.core(SCHOOL) : broker.amqp(SCHOOL);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageProducer producer = session.createProducer(session.createQueue(REQUESTS));
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 200; i++) {
                            producer.send(session.createTextMessage("x".repeat(KIBIBYTE)));
                        }
                        session.commit();
                    })
                    .isInstanceOf(JMSException.class);
        }
        assertThat(broker.broker().waiting(REQUESTS)).isZero();
        Awaitility.await().untilAsserted(() -> broker.send(acceptor, SCHOOL, REQUESTS, new byte[] {'x'}));
    }

    @Test
    void a_stomp_transaction_that_is_never_committed_is_refused_too() throws Exception {
        try (RawClient client = stomp()) {
            client.write("BEGIN\ntransaction:t\n\n\0");
            String frame = "SEND\ndestination:" + REQUESTS + "\ntransaction:t\n\n" + "x".repeat(KIBIBYTE) + "\0";
            client.write(frame.repeat(200));
            assertThat(client.readUntil('\0')).contains("ERROR");
        }
    }

    @Test
    void requests_waiting_are_limited_in_bytes() throws Exception {
        byte[] large = new byte[50 * KIBIBYTE];
        for (int i = 0; i < 5; i++) {
            broker.send(Acceptor.AMQP, SCHOOL, REQUESTS, large);
        }
        assertThatThrownBy(() -> broker.send(Acceptor.AMQP, SCHOOL, REQUESTS, large))
                .hasMessageContaining("256 KiB permintaan yang menunggu");
        assertThat(broker.hubReads(REQUESTS)).hasSize(5);
        broker.send(Acceptor.AMQP, SCHOOL, REQUESTS, large);
    }

    @Test
    void unread_replies_are_limited_in_bytes() throws Exception {
        for (int i = 0; i < 3; i++) {
            broker.hubSends(Addresses.replies(SCHOOL), "r".repeat(12 * KIBIBYTE));
        }
        assertThatThrownBy(() -> broker.send(Acceptor.CORE, SCHOOL, REQUESTS, new byte[] {'x'}))
                .hasMessageContaining("64 KiB of unread replies");
        assertThat(broker.read(broker.core(SCHOOL), Addresses.replies(SCHOOL))).hasSize(3);
        broker.send(Acceptor.CORE, SCHOOL, REQUESTS, new byte[] {'x'});
    }

    @ParameterizedTest
    @EnumSource(names = {"CORE", "AMQP"})
    void one_partner_has_so_many_connections_and_no_more(Acceptor acceptor) throws Exception {
        List<Connection> open = new ArrayList<>();
        var factory = acceptor == Acceptor.CORE ? broker.core(SCHOOL) : broker.amqp(SCHOOL);
        try {
            for (int i = 0; i < 5; i++) {
                Connection connection = factory.createConnection();
                connection.start();
                open.add(connection);
            }
            assertThatThrownBy(() -> {
                        try (Connection more = factory.createConnection()) {
                            more.start();
                            more.createSession();
                        }
                    })
                    .isInstanceOf(JMSException.class);
            serveTheOther();
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
        Awaitility.await().untilAsserted(() -> broker.send(acceptor, SCHOOL, REQUESTS, new byte[] {'x'}));
    }

    @Test
    void a_partner_learns_nothing_of_others_queues() throws Exception {
        try (ServerLocator locator = locator();
                ClientSessionFactory factory = locator.createSessionFactory();
                ClientSession session = session(factory)) {
            assertThat(session.queueQuery(SimpleString.of(Addresses.replies(SCHOOL)))
                            .isExists())
                    .isTrue();
            assertThat(session.addressQuery(SimpleString.of(REQUESTS)).isExists())
                    .isTrue();
            List<String> answers = new ArrayList<>();
            for (String name :
                    List.of("requests.sd-02-contoh", "replies.sd-99-contoh", Addresses.DEAD_REQUESTS, "nothing")) {
                SimpleString queue = SimpleString.of(name);
                assertThatThrownBy(() -> session.queueQuery(queue)).satisfies(e -> answers.add(e.getMessage()));
                assertThatThrownBy(() -> session.addressQuery(queue)).satisfies(e -> answers.add(e.getMessage()));
                assertThatThrownBy(() -> session.createConsumer(queue)).satisfies(e -> answers.add(e.getMessage()));
                assertThatThrownBy(() -> session.deleteQueue(queue)).satisfies(e -> answers.add(e.getMessage()));
            }
            assertThat(answers).hasSize(16).containsOnly(answers.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"requests.sd-02-contoh", "requests.sd-99-contoh"})
    void stomp_says_the_same_of_others_addresses_and_of_none(String address) throws Exception {
        try (RawClient client = stomp()) {
            client.write("SEND\ndestination:" + address + "\n\nx\0");
            assertThat(client.readToEnd()).contains("ERROR").contains("an address that is not its own");
        }
    }

    @Test
    void amqp_says_the_same_of_others_addresses_and_of_none() throws Exception {
        List<String> answers = new ArrayList<>();
        for (String name :
                List.of("requests.sd-02-contoh", "replies.sd-02-contoh", "requests.sd-99-contoh", "nothing")) {
            for (boolean reads : new boolean[] {true, false}) {
                try (Connection connection = broker.amqp(SCHOOL).createConnection()) {
                    Session session = connection.createSession();
                    assertThatThrownBy(() -> {
                                if (reads) {
                                    session.createConsumer(session.createQueue(name));
                                } else {
                                    session.createProducer(session.createQueue(name));
                                }
                            })
                            .satisfies(e -> answers.add(e.getMessage()));
                }
            }
        }
        assertThat(answers)
                .hasSize(8)
                .containsOnly(answers.get(0))
                .first()
                .asString()
                .contains("unauthorized-access");
    }

    private ServerLocator locator() throws Exception {
        return ActiveMQClient.createServerLocator(
                "tcp://127.0.0.1:" + broker.port(Acceptor.CORE) + "?reconnectAttempts=0&callTimeout=10000");
    }

    private ClientSession session(ClientSessionFactory factory) throws ActiveMQException {
        return factory.createSession(SCHOOL.value(), broker.passwords.get(SCHOOL), false, true, true, false, 0);
    }

    /** A body whose length nobody knows beforehand. */
    private static class Endless extends InputStream {
        private final long most;
        private long given;

        Endless(long most) {
            this.most = most;
        }

        void midway() {}

        @Override
        public int read() {
            if (given == most / 2) {
                midway();
            }
            return given++ < most ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = 0;
            for (int octet = read(); octet >= 0; octet = read()) {
                into[from + count++] = (byte) octet;
                if (count == length) {
                    break;
                }
            }
            return count == 0 ? -1 : count;
        }
    }
}
