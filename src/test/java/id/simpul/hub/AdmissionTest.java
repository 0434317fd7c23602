package id.simpul.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import id.simpul.broker.Acceptor;
import id.simpul.broker.Addresses;
import id.simpul.broker.BrokerSettings;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.broker.HubConnection;
import id.simpul.database.Database;
import id.simpul.database.Listening;
import id.simpul.database.TestDatabase;
import id.simpul.intake.component.PartnerQueues;
import id.simpul.partner.Channel;
import id.simpul.partner.Credential;
import id.simpul.partner.Language;
import id.simpul.partner.Partner;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.Partners;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker follows the directory, whichever hub changed it. */
class AdmissionTest {
    private static final Instant NOW = Instant.parse("2026-07-01T01:00:00Z");
    private static final PartnerId SCHOOL = new PartnerId("sd-contoh");

    @TempDir
    Path home;

    private final PartnerQueues queues = new PartnerQueues();
    private Database database;
    private Partners partners;
    private Partners anotherHubs;
    private Listening following;
    private EmbeddedBroker broker;
    private Admission admission;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
        partners = new Partners(database.jdbi());
        anotherHubs = new Partners(database.jdbi());
        following = partners.follow(database);
        broker = EmbeddedBroker.start(
                BrokerSettings.atFreePorts(home), user -> partners.credential(new PartnerId(user)));
        admission = Admission.open(broker, partners, queues);
    }

    @AfterEach
    void close() {
        admission.close();
        broker.close();
        following.close();
        database.close();
    }

    @Test
    void a_partner_that_another_hub_added_can_send_here() throws Exception {
        String password = added(anotherHubs);
        await().untilAsserted(() -> connect(password).close());
        await().until(() -> admission.behind().isEmpty());
        assertThat(queues.of(PartnerKind.SCHOOL)).containsExactly(SCHOOL);
        assertThat(broker.waiting(Addresses.requests(SCHOOL))).isZero();
    }

    @Test
    void a_new_password_by_another_hub_cuts_off_who_is_connected_here_with_the_old_one() throws Exception {
        String old = added(partners);
        try (Connection connection = connect(old)) {
            AtomicBoolean cut = new AtomicBoolean();
            connection.setExceptionListener(e -> cut.set(true));
            Credential.Generated next = Credential.generate();
            database.useTransaction(db -> anotherHubs.credentials().set(db, SCHOOL, next.credential(), NOW));
            await().untilTrue(cut);
            assertThatThrownBy(() -> connect(old)).isInstanceOf(JMSException.class);
            connect(next.secret()).close();
        }
    }

    @Test
    void a_partner_that_another_hub_removed_is_read_no_more_and_let_in_no_more() throws Exception {
        String password = added(partners);
        connect(password).close();
        database.useTransaction(db -> anotherHubs.remove(db, SCHOOL, NOW));
        await().until(() -> queues.of(PartnerKind.SCHOOL).isEmpty());
        assertThatThrownBy(() -> connect(password)).isInstanceOf(JMSException.class);
    }

    @Test
    void a_partner_without_a_system_has_a_queue_that_only_the_hub_sends_to() throws Exception {
        database.useTransaction(db -> partners.add(db, school(Channel.EMAIL, false), NOW));
        await().until(() -> queues.of(PartnerKind.SCHOOL).contains(SCHOOL));
        send(Addresses.requests(SCHOOL));
        assertThat(broker.waiting(Addresses.requests(SCHOOL))).isEqualTo(1);
        assertThatThrownBy(() -> send(Addresses.replies(SCHOOL))).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connect("")).isInstanceOf(JMSException.class);
        admission.close();
        admission = Admission.open(broker, partners, queues);
        assertThat(broker.waiting(Addresses.requests(SCHOOL))).isEqualTo(1);
    }

    private void send(String queue) throws JMSException {
        HubConnection hub = broker.hubConnection();
        try (Connection connection = hub.connectionFactory().createConnection();
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue(queue)).send(session.createTextMessage("{}"));
        }
    }

    private static Partner school(Channel told, boolean hasSystem) {
        return new Partner(
                SCHOOL,
                PartnerKind.SCHOOL,
                "SD Contoh",
                Optional.of("sd-contoh@sch.invalid"),
                Optional.empty(),
                Set.of(told),
                Language.ID,
                hasSystem);
    }

    private String added(Partners by) {
        Credential.Generated generated = Credential.generate();
        Partner school = school(Channel.QUEUE, true);
        database.useTransaction(db -> {
            by.add(db, school, NOW);
            by.credentials().set(db, SCHOOL, generated.credential(), NOW);
        });
        return generated.secret();
    }

    private Connection connect(String password) throws JMSException {
        int port = broker.port(Acceptor.CORE).orElseThrow();
        Connection connection = new ActiveMQConnectionFactory(
                        "tcp://127.0.0.1:" + port + "?reconnectAttempts=0", SCHOOL.value(), password)
                .createConnection();
        try {
            connection.createSession().close();
            return connection;
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }
}
