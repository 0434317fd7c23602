package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.worker.Workers;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.impl.AddressInfo;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class NoticesRouteTest {
    private static final Instant AT = Instant.parse("2026-07-01T01:00:00Z");
    private static final Clock CLOCK = Clock.fixed(AT, ZoneOffset.UTC);

    @TempDir
    private Path home;

    private final Database database = TestDatabase.fresh();
    private final Directory directory = new Directory(database);
    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private final ConnectionFactory connections = new ActiveMQConnectionFactory("vm://77");
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Watched translator = new Watched();
    private final Map<String, Integer> promised = new HashMap<>();
    private Dispatcher dispatcher;

    /** The translator, with something that happens before it. */
    public static final class Watched {
        private volatile Consumer<Delivery> before = delivery -> {};

        public void toMessage(Exchange exchange) throws Exception {
            before.accept(exchange.getMessage().getMandatoryBody(Delivery.class));
            new CloudEvents().toMessage(exchange);
        }
    }

    @BeforeEach
    void start() throws Exception {
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .addAddressSetting(
                        "#", new AddressSettings().setAutoCreateQueues(false).setAutoCreateAddresses(false))
                .addQueueConfiguration(queue("notifications.school"))
                .addQueueConfiguration(queue("replies.school"))
                .addAcceptorConfiguration("vm", "vm://77"));
        broker.start();
        JmsComponent jms = JmsComponent.jmsComponentAutoAcknowledge(connections);
        jms.setDestinationResolver(new QueueLookup());
        camel.addComponent("jms", jms);
        camel.getRegistry().bind("cloudEvents", translator);
        camel.getRegistry().bind("letters", new Letters(Samples.SENDER));
        MailSettings settings = new MailSettings(
                Optional.empty(), "hub@perpustakaan.example", "hub@perpustakaan.example", home.resolve("mail"));
        camel.getRegistry().bind("mailDelivery", MailDelivery.by(settings, CLOCK));
        for (String file : List.of("tell", "tell-schools", "channel-email", "channel-queue")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveResource(camel, "classpath:routes/" + file + ".camel.yaml"));
        }
        camel.start();
        dispatcher = dispatcher();
    }

    private Dispatcher dispatcher() {
        return new Dispatcher(
                database.jdbi(),
                Policies.defaults(),
                camel.createProducerTemplate(),
                new TransactionTemplate(new JmsTransactionManager(connections)),
                CLOCK,
                new Workers());
    }

    @AfterEach
    void stop() throws Exception {
        dispatcher.close();
        camel.stop();
        broker.stop();
        database.close();
    }

    @Test
    void a_notice_reaches_the_partners_queue_and_its_mailbox() throws Exception {
        directory.add("school", "a@school.example", true, "queue", "email");
        promise("school");

        dispatcher.drain();

        try (JMSContext context = connections.createContext()) {
            Message message = receive(context, "notifications.school");
            assertThat(Json.parse(((TextMessage) message).getText())
                            .path("type")
                            .asText())
                    .isEqualTo("id.simpul.notice.rotation.due.v1");
            assertThat(message.getStringProperty("JMS_AMQP_ContentType")).isEqualTo("application/cloudevents+json");
            assertThat(message.getJMSDeliveryMode()).isEqualTo(jakarta.jms.DeliveryMode.PERSISTENT);
        }
        try (Stream<Path> mails = Files.list(home.resolve("mail/2026"))) {
            assertThat(mails).hasSize(1);
        }
        assertThat(states()).containsExactly("sent", "sent");
    }

    @Test
    void a_late_reply_reaches_the_reply_queue_with_the_requests_id() throws Exception {
        directory.add("school", "a@school.example", true, "email");
        directory.reply("school", "rep-1", "r-1");
        database.useTransaction(db -> new Outbox(() -> {})
                .promiseReplies(db, List.of(new Outbox.UnsentReply(new PartnerId("school"), "req-1", "rep-1")), AT));

        dispatcher.drain();

        try (JMSContext context = connections.createContext()) {
            Message message = receive(context, "replies.school");
            assertThat(((TextMessage) message).getText()).isEqualTo("{\"id\":\"rep-1\"}");
            assertThat(message.getJMSCorrelationID()).isEqualTo("r-1");
        }
    }

    @Test
    void a_partner_whose_queue_is_gone_waits_and_the_others_are_told() throws Exception {
        directory.add("a-without-queue", "a@school.example", true, "queue");
        directory.add("school", "a@school.example", true, "queue");
        promise("a-without-queue");
        promise("school");

        dispatcher.drain();

        assertThat(states()).containsExactly("waiting", "sent");
    }

    @Test
    void one_delivery_among_500_that_its_queue_does_not_take_holds_up_its_own_partner_only() throws Exception {
        directory.add("full", "a@school.example", true, "queue");
        directory.add("school", "a@school.example", true, "queue");
        broker.getActiveMQServer()
                .getAddressSettingsRepository()
                .addMatch(
                        "notifications.full",
                        new AddressSettings()
                                .setMaxSizeBytes(1)
                                .setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL));
        broker.getActiveMQServer()
                .addAddressInfo(new AddressInfo(SimpleString.of("notifications.full"), RoutingType.ANYCAST));
        broker.getActiveMQServer().createQueue(queue("notifications.full"));
        promise("full", 1);
        promise("school", 250);
        promise("full", 1);
        promise("school", 249);

        dispatcher.drain();

        assertThat(received(499)).isEqualTo(batches(499));
        List<String> full = database.jdbi().withHandle(db -> db.createQuery(
                        "select state || ' ' || attempts from deliveries where partner = 'full' order by seq")
                .mapTo(String.class)
                .list());
        assertThat(full)
                .as("an empty queue takes one whatever its size, and the next waits for its next attempt")
                .containsExactly("sent 1", "waiting 1");
        assertThat(count("sent")).isEqualTo(500);
    }

    @Test
    void one_delivery_among_500_that_cannot_even_be_made_is_its_own_trouble() throws Exception {
        directory.add("school", "a@school.example", true, "queue");
        directory.add("poisoned", "a@school.example", true, "queue");
        promise("school", 250);
        promise("poisoned", 1);
        promise("school", 249);
        translator.before = delivery -> {
            if (delivery.to().id().value().equals("poisoned")) {
                throw new IllegalArgumentException("No message can be made of it");
            }
        };

        dispatcher.drain();

        assertThat(received(499)).isEqualTo(batches(499));
        assertThat(count("waiting")).isEqualTo(1);
    }

    @Test
    void a_broker_that_goes_away_in_the_middle_of_a_batch_gets_all_of_it_once_when_it_is_back() throws Exception {
        directory.add("school", "a@school.example", true, "queue");
        promise("school", 500);
        AtomicInteger passed = new AtomicInteger();
        translator.before = delivery -> {
            if (passed.incrementAndGet() == 200) {
                broker.getActiveMQServer()
                        .getRemotingService()
                        .getConnections()
                        .forEach(connection -> connection.fail(new ActiveMQDisconnectedException("cut")));
            }
        };

        dispatcher.drain();
        assertThat(count("sent")).as("none of it has arrived").isZero();
        assertThat(attempts()).isZero();

        dispatcher.drain();
        assertThat(received(500)).isEqualTo(batches(500));
        assertThat(count("sent")).isEqualTo(500);
    }

    @Test
    void a_hub_that_dies_between_the_brokers_commit_and_its_own_sends_again_with_the_same_ids() throws Exception {
        directory.add("school", "a@school.example", true, "queue");
        promise("school", 50);
        database.jdbi().useHandle(db -> db.execute("""
                create function no_more() returns trigger language plpgsql as $$ begin raise 'the hub is dead'; end $$;
                create trigger no_more before update on deliveries for each row when (new.state = 'sent')
                execute function no_more()
                """));
        assertThatThrownBy(() -> dispatcher.drain()).hasStackTraceContaining("the hub is dead");
        List<String> first = ids(50);

        database.jdbi().useHandle(db -> db.execute("drop trigger no_more on deliveries"));
        Dispatcher next = dispatcher();
        next.takeOver();
        next.drain();

        assertThat(ids(50)).isEqualTo(first).doesNotHaveDuplicates();
        assertThat(count("sent")).isEqualTo(50);
    }

    @Test
    void a_broker_that_is_away_charges_nobody_with_an_attempt() throws Exception {
        directory.add("school", "a@school.example", true, "queue");
        promise("school");
        broker.stop();

        dispatcher.drain();

        assertThat(states()).containsExactly("waiting");
        assertThat(attempts()).isZero();
    }

    private static Message receive(JMSContext context, String queue) {
        Message message = context.createConsumer(context.createQueue(queue)).receive(10_000);
        assertThat(message).isNotNull();
        return message;
    }

    private void promise(String partner) {
        promise(partner, 1);
    }

    /** Numbered for each partner. */
    private void promise(String partner, int count) {
        int from = promised.merge(partner, count, Integer::sum) - count;
        List<Notice> notices = IntStream.range(from, from + count)
                .mapToObj(n -> Notice.to(new PartnerId(partner), NoticeSamples.due("bat-" + n)))
                .toList();
        database.useTransaction(db -> new Outbox(() -> {}).promise(db, notices, AT));
    }

    private static List<String> batches(int count) {
        return IntStream.range(0, count).mapToObj(n -> "bat-" + n).toList();
    }

    /** What each message is about; nothing is behind them. */
    private List<String> received(int count) throws Exception {
        return events(count).stream()
                .map(event -> event.path("data").path("batch").asText())
                .toList();
    }

    private List<String> ids(int count) throws Exception {
        return events(count).stream().map(event -> event.path("id").asText()).toList();
    }

    private List<ObjectNode> events(int count) throws Exception {
        List<ObjectNode> events = new ArrayList<>();
        try (JMSContext context = connections.createContext();
                JMSConsumer consumer = context.createConsumer(context.createQueue("notifications.school"))) {
            for (int n = 0; n < count; n++) {
                Message message = consumer.receive(10_000);
                assertThat(message).as("message %d", n).isNotNull();
                events.add(Json.parse(((TextMessage) message).getText()));
            }
            assertThat(consumer.receiveNoWait()).isNull();
        }
        return events;
    }

    private int count(String state) {
        return (int) states().stream().filter(state::equals).count();
    }

    private int attempts() {
        return database.jdbi().withHandle(db -> db.createQuery("select sum(attempts) from deliveries")
                .mapTo(Integer.class)
                .one());
    }

    private List<String> states() {
        return database.jdbi().withHandle(db -> db.createQuery("select state from deliveries order by seq")
                .mapTo(String.class)
                .list());
    }

    private static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name).setAddress(name).setRoutingType(RoutingType.ANYCAST);
    }
}
