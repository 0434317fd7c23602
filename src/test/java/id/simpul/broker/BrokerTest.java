package id.simpul.broker;

import static id.simpul.broker.TestBroker.OTHER;
import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.partner.PartnerId;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker does for the hub as partners come, go and change their passwords; here the one in this process. */
class BrokerTest {
    private static final String REQUESTS = Addresses.requests(SCHOOL);

    @TempDir
    Path home;

    TestBroker broker;

    @BeforeEach
    void start() {
        broker = broker();
    }

    TestBroker broker() {
        return new TestBroker(home);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void a_message_survives_a_restart() throws Exception {
        TestBroker.send(broker.amqp(SCHOOL), REQUESTS, "one");
        broker.restart();
        assertThat(broker.hubReads(REQUESTS)).containsExactly("one");
    }

    @Test
    void a_partner_added_while_the_broker_runs_can_send_at_once() throws Exception {
        PartnerId newcomer = new PartnerId("sd-03-contoh");
        broker.newPassword(newcomer);
        assertThatThrownBy(() -> TestBroker.send(broker.amqp(newcomer), Addresses.requests(newcomer), "early"))
                .isInstanceOf(JMSException.class);
        broker.broker().addPartner(newcomer);
        broker.broker().addPartner(newcomer);
        TestBroker.send(broker.amqp(newcomer), Addresses.requests(newcomer), "one");
        assertThat(broker.hubReads(Addresses.requests(newcomer))).containsExactly("one");
    }

    @Test
    void a_removed_partner_is_cut_off_and_its_queues_are_gone() throws Exception {
        try (Connection connection = broker.core(SCHOOL).createConnection()) {
            var cut = new java.util.concurrent.atomic.AtomicBoolean();
            connection.setExceptionListener(e -> cut.set(true));
            connection.createSession();
            broker.credentials.remove(SCHOOL.value());
            broker.broker().removePartner(SCHOOL, Broker.Waiting.KEEP);
            broker.broker().removePartner(SCHOOL, Broker.Waiting.KEEP);
            Awaitility.await().untilTrue(cut);
        }
        assertThatThrownBy(() -> broker.hubSends(REQUESTS, "x")).isInstanceOf(JMSException.class);
    }

    @Test
    void a_partner_with_messages_waiting_is_removed_only_with_them() throws Exception {
        broker.hubSends(Addresses.replies(SCHOOL), "unread");
        assertThatThrownBy(() -> broker.broker().removePartner(SCHOOL, Broker.Waiting.KEEP))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("1 messages wait in replies.sd-01-contoh");
        assertThat(broker.broker().waiting(Addresses.replies(SCHOOL))).isEqualTo(1);
        broker.broker().removePartner(SCHOOL, Broker.Waiting.DISCARD);
        assertThat(broker.broker().waiting(Addresses.replies(SCHOOL))).isZero();
    }

    @Test
    void a_new_password_cuts_off_whoever_is_connected_with_the_old_one() throws Exception {
        var old = broker.amqp(SCHOOL);
        try (Connection connection = old.createConnection()) {
            var session = connection.createSession();
            var producer = session.createProducer(session.createQueue(REQUESTS));
            producer.send(session.createTextMessage("before"));
            broker.newPassword(SCHOOL);
            broker.broker().passwordChanged(SCHOOL);
            assertThatThrownBy(() -> producer.send(session.createTextMessage("after")))
                    .isInstanceOf(JMSException.class);
        }
        assertThatThrownBy(() -> TestBroker.send(old, REQUESTS, "again")).isInstanceOf(JMSException.class);
        TestBroker.send(broker.amqp(SCHOOL), REQUESTS, "new");
        assertThat(broker.hubReads(REQUESTS)).containsExactly("before", "new");
    }

    @Test
    void partners_hear_of_nothing_but_their_own() throws Exception {
        broker.hubSends(Addresses.replies(OTHER), "for the other");
        assertThatThrownBy(() -> broker.read(broker.core(SCHOOL), Addresses.replies(OTHER)))
                .isInstanceOf(JMSException.class);
        assertThat(broker.read(broker.core(OTHER), Addresses.replies(OTHER))).containsExactly("for the other");
    }
}
