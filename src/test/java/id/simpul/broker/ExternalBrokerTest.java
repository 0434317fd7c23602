package id.simpul.broker;

import static id.simpul.broker.TestBroker.OTHER;
import static id.simpul.broker.TestBroker.SCHOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.simpul.command.StandaloneArtemis;
import id.simpul.partner.PartnerId;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broker elsewhere does the same as partners come and go; and it may lose what it knew of them. */
class ExternalBrokerTest extends BrokerTest {
    private static final String REQUESTS = Addresses.requests(SCHOOL);

    private static StandaloneArtemis artemis;

    @BeforeAll
    static void begin(@TempDir Path directory) {
        artemis = StandaloneArtemis.in(directory);
    }

    @AfterAll
    static void end() {
        artemis.close();
    }

    @Override
    TestBroker broker() {
        return TestBroker.elsewhere(artemis, Limits.DEFAULT);
    }

    @Test
    void a_broker_that_lost_everything_is_given_queues_rights_and_users_again() throws Exception {
        artemis.kill();
        artemis.forgetEverything();
        artemis.start();

        broker.broker().settle(List.of(SCHOOL, OTHER), List.of());

        TestBroker.send(broker.amqp(SCHOOL), REQUESTS, "one");
        assertThat(broker.hubReads(REQUESTS)).containsExactly("one");
        assertThatThrownBy(() -> TestBroker.send(broker.amqp(SCHOOL), Addresses.requests(OTHER), "forged"))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void an_old_password_that_comes_back_with_old_files_of_users_ends() throws Exception {
        Map<String, List<String>> before = artemis.users();
        var old = broker.amqp(SCHOOL);
        broker.newPassword(SCHOOL);
        broker.broker().passwordChanged(SCHOOL);
        artemis.restoreUsers(before);

        broker.broker().settle(List.of(SCHOOL, OTHER), List.of());

        assertThatThrownBy(() -> TestBroker.send(old, REQUESTS, "old")).isInstanceOf(JMSException.class);
        TestBroker.send(broker.amqp(SCHOOL), REQUESTS, "new");
        assertThat(broker.hubReads(REQUESTS)).containsExactly("new");
    }

    @Test
    void who_is_in_the_directory_no_more_is_let_in_no_more() throws Exception {
        PartnerId gone = new PartnerId("sd-lama");
        broker.add(gone);
        var connection = broker.amqp(gone);
        TestBroker.send(connection, Addresses.requests(gone), "before");
        broker.credentials.remove(gone.value());

        broker.broker().settle(List.of(SCHOOL, OTHER), List.of());

        assertThatThrownBy(() -> TestBroker.send(connection, Addresses.requests(gone), "after"))
                .isInstanceOf(JMSException.class);
    }

    @Test
    void the_broker_keeps_no_password_in_the_clear() {
        assertThat(artemis.users().get("artemis-users.properties"))
                .noneMatch(line -> line.contains(broker.passwords.get(SCHOOL)))
                .anyMatch(line -> line.matches("sd-01-contoh = ENC\\(1024:[0-9A-F]{64}:[0-9A-F]{128}\\)"));
    }

    @Test
    void a_restart_is_noticed_and_questions_are_answered_again() throws Exception {
        long before = broker.broker().generation();
        assertThat(broker.broker().generation()).isEqualTo(before);
        artemis.kill();
        assertThat(broker.broker().isBlocked()).isTrue();
        assertThatThrownBy(() -> broker.broker().generation()).isInstanceOf(BrokerException.class);
        artemis.start();
        assertThat(broker.broker().isBlocked()).isFalse();
        assertThat(broker.broker().generation()).isGreaterThan(before);
    }

    @Test
    void the_hub_gives_way_to_no_stranger_of_its_own_address() throws Exception {
        List<RawClient> strangers = new ArrayList<>();
        try (Connection hub =
                        broker.broker().hubConnection().connectionFactory().createConnection();
                Session session = hub.createSession()) {
            for (int i = 0; i < 60; i++) {
                strangers.add(RawClient.plain(broker.port(Acceptor.AMQP)));
            }
            assertThat(strangers.get(0).readToEnd()).isEmpty();

            session.createProducer(session.createQueue(Addresses.replies(SCHOOL)))
                    .send(session.createTextMessage("still here"));
        } finally {
            for (RawClient stranger : strangers) {
                stranger.close();
            }
        }
        assertThat(broker.read(broker.amqp(SCHOOL), Addresses.replies(SCHOOL))).containsExactly("still here");
    }

    @Test
    void all_partners_are_settled_in_one_conversation() {
        long before = broker.broker().generation();
        List<PartnerId> many = IntStream.range(0, 40)
                .mapToObj(number -> new PartnerId("sd-banyak-" + number))
                .toList();
        many.forEach(broker::newPassword);

        broker.broker().settle(many, List.of());

        assertThat(broker.broker().generation()).isEqualTo(before);
        assertThat(artemis.users().get("artemis-users.properties"))
                .filteredOn(line -> line.startsWith("sd-banyak-"))
                .hasSize(40);
    }

    @Test
    void no_partner_takes_the_place_of_a_user_of_the_operators() {
        PartnerId operator = new PartnerId("operator");
        List<String> before = artemis.users().get("artemis-users.properties");
        broker.newPassword(operator);

        assertThatThrownBy(() -> broker.broker().addPartner(operator))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("a user operator that is no partner");
        broker.broker().removePartner(operator, Broker.Waiting.KEEP);

        assertThat(artemis.users().get("artemis-users.properties")).containsAll(operatorsOwn(before));
    }

    private static List<String> operatorsOwn(List<String> users) {
        return users.stream().filter(line -> line.startsWith("operator = ")).toList();
    }
}
