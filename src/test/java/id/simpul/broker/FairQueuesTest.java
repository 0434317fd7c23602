package id.simpul.broker;

import static id.simpul.broker.TestBroker.OTHER;
import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.client.LinkFailed;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody's requests overtake, vanish, or fill the broker for others. */
class FairQueuesTest {
    private static final String REQUESTS = Addresses.requests(SCHOOL);
    private static final String LARGE = "x".repeat(150_000);

    private static final int MOST = 12;
    private static final Limits FEW = Limits.DEFAULT.with(new Limits.Shares(100, MOST, 1 << 30, 1 << 30, 2, 1 << 30));

    @TempDir
    Path home;

    @Test
    void priority_expiry_and_delay_set_by_a_client_have_no_effect() throws Exception {
        try (TestBroker broker = limited(FEW)) {
            for (ConnectionFactory factory : List.of(broker.core(SCHOOL), broker.amqp(SCHOOL))) {
                for (String body : List.of("", LARGE, LARGE.repeat(3))) {
                    sendWithWishes(factory, body);
                    assertThat(broker.hubReads(REQUESTS))
                            .extracting(text -> text.replace(LARGE, ""))
                            .containsExactly("plain", "urgent", "late", "last");
                }
            }
        }
    }

    @Test
    void order_holds_over_a_restart_too() throws Exception {
        try (TestBroker broker = limited(FEW)) {
            sendWithWishes(broker.core(SCHOOL), "");
            sendWithWishes(broker.amqp(SCHOOL), "");
            sendWithWishes(broker.amqp(SCHOOL), LARGE);
            broker.restart();
            assertThat(broker.hubReads(REQUESTS))
                    .extracting(text -> text.replace(LARGE, " large"))
                    .containsExactly(
                            "plain",
                            "urgent",
                            "late",
                            "last",
                            "plain",
                            "urgent",
                            "late",
                            "last",
                            "plain large",
                            "urgent large",
                            "late large",
                            "last large");
        }
    }

    /** One after another: plain, with the highest priority, to be delivered tomorrow, to expire in a millisecond. */
    private static void sendWithWishes(ConnectionFactory factory, String body) throws JMSException {
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            MessageProducer producer = session.createProducer(session.createQueue(REQUESTS));
            producer.send(session.createTextMessage("plain" + body));
            producer.setPriority(9);
            producer.send(session.createTextMessage("urgent" + body));
            producer.setPriority(4);
            producer.setDeliveryDelay(Duration.ofDays(1).toMillis());
            producer.send(session.createTextMessage("late" + body));
            producer.setDeliveryDelay(0);
            producer.setTimeToLive(1);
            producer.send(session.createTextMessage("last" + body));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_full_queue_refuses_its_partner_only(Acceptor acceptor) throws Exception {
        try (TestBroker broker = limited(FEW)) {
            for (int i = 0; i < MOST; i++) {
                broker.send(acceptor, SCHOOL, REQUESTS, new byte[] {'x'});
            }
            refused(broker, acceptor, MOST + " requests waiting");
            broker.send(acceptor, OTHER, Addresses.requests(OTHER), new byte[] {'x'});
            assertThat(broker.hubReads(REQUESTS)).hasSize(MOST);
            broker.send(acceptor, SCHOOL, REQUESTS, new byte[] {'x'});
        }
    }

    @ParameterizedTest
    @EnumSource
    void who_does_not_read_its_replies_is_refused_new_requests(Acceptor acceptor) throws Exception {
        try (TestBroker broker = limited(FEW)) {
            broker.hubSends(Addresses.replies(SCHOOL), "one");
            broker.send(acceptor, SCHOOL, REQUESTS, new byte[] {'x'});
            broker.hubSends(Addresses.replies(SCHOOL), "two");
            refused(broker, acceptor, "2 unread replies");
            broker.hubSends(Addresses.replies(SCHOOL), "the hub itself is never refused");
            assertThat(broker.read(broker.amqp(SCHOOL), Addresses.replies(SCHOOL)))
                    .hasSize(3);
            broker.send(acceptor, SCHOOL, REQUESTS, new byte[] {'x'});
        }
    }

    private static void refused(TestBroker broker, Acceptor acceptor, String why) {
        var refusal = assertThatThrownBy(() -> broker.send(acceptor, SCHOOL, REQUESTS, new byte[] {'x'}));
        refusal.isInstanceOfSatisfying(
                LinkFailed.class, failed -> assertThat(failed.isSilence()).isFalse());
        // Artemis tells an MQTT or STOMP client that it refuses, but not why.
        if (acceptor == Acceptor.CORE || acceptor == Acceptor.AMQP) {
            refusal.hasMessageContaining("Ditolak").hasMessageContaining(why);
        }
    }

    @Test
    void a_refused_request_sinks_the_transaction_it_is_in() throws Exception {
        try (TestBroker broker = limited(FEW);
                Connection connection = broker.core(SCHOOL).createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            for (int i = 0; i < MOST; i++) {
                TestBroker.send(broker.core(SCHOOL), REQUESTS, "fills it");
            }
            MessageProducer producer = session.createProducer(session.createQueue(REQUESTS));
            assertThatThrownBy(() -> {
                        producer.send(session.createTextMessage("too many"));
                        session.commit();
                    })
                    .isInstanceOf(JMSException.class);
            assertThat(broker.hubReads(REQUESTS)).hasSize(MOST).containsOnly("fills it");
        }
    }

    @Test
    void replies_that_fill_their_memory_are_paged_and_none_is_lost() throws Exception {
        try (TestBroker broker = limited(FEW);
                Connection connection =
                        broker.broker().hubConnection().connectionFactory().createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageProducer producer = session.createProducer(session.createQueue(Addresses.replies(SCHOOL)));
            String reply = "r".repeat(10_000);
            for (int i = 0; i < 1000; i++) {
                producer.send(session.createTextMessage(reply));
            }
            session.commit();
            assertThat(broker.read(broker.amqp(SCHOOL), Addresses.replies(SCHOOL)))
                    .hasSize(1000);
        }
    }

    @Test
    void a_reply_that_nobody_reads_in_its_time_leaves_the_queue() throws Exception {
        try (TestBroker broker = limited(FEW.withReplyLife(Duration.ofMillis(1)))) {
            broker.hubSends(Addresses.replies(SCHOOL), "unread");
            Awaitility.await().untilAsserted(() -> {
                assertThat(broker.read(broker.core(SCHOOL), Addresses.replies(SCHOOL)))
                        .isEmpty();
                assertThat(broker.broker().waiting(Addresses.replies(SCHOOL))).isZero();
            });
            assertThat(broker.broker().waiting(Addresses.DEAD_LETTERS)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_full_disk_refuses_rather_than_hangs(Acceptor acceptor) {
        try (TestBroker broker = limited(Limits.DEFAULT.withDiskFullPercent(0))) {
            assertThat(broker.broker().isBlocked()).isTrue();
            // The broker looks at its disk every few seconds.
            Awaitility.await().untilAsserted(() -> assertThatThrownBy(
                            () -> broker.send(acceptor, SCHOOL, REQUESTS, new byte[] {'x'}))
                    .isInstanceOfSatisfying(LinkFailed.class, failed -> assertThat(failed.isSilence())
                            .isFalse()));
        }
    }

    /** Here one in this process; another class runs the same with another. */
    TestBroker limited(Limits limits) {
        return new TestBroker(BrokerSettings.atFreePorts(home).with(limits));
    }
}
