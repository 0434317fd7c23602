package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.worker.Workers;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
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
    private Dispatcher dispatcher;

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
        camel.getRegistry().bind("cloudEvents", new CloudEvents());
        camel.getRegistry().bind("letters", new Letters(Samples.SENDER));
        MailSettings settings = new MailSettings(
                Optional.empty(), "hub@perpustakaan.example", "hub@perpustakaan.example", home.resolve("mail"));
        camel.getRegistry().bind("mailDelivery", MailDelivery.by(settings, CLOCK));
        for (String file : List.of("tell", "tell-schools", "channel-email", "channel-queue")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveResource(camel, "classpath:routes/" + file + ".camel.yaml"));
        }
        camel.start();
        dispatcher = new Dispatcher(
                database.jdbi(), Policies.defaults(), camel.createProducerTemplate(),
                new TransactionTemplate(new JmsTransactionManager(connections)), CLOCK, new Workers());
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
                .promiseReplies(db, List.of(new Outbox.UnsentReply(new PartnerId("school"), "rep-1")), AT));

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
    void a_broker_that_is_away_charges_nobody_with_an_attempt() throws Exception {
        directory.add("school", "a@school.example", true, "queue");
        promise("school");
        broker.stop();

        dispatcher.drain();

        assertThat(states()).containsExactly("waiting");
        int attempts = database.jdbi().withHandle(db -> db.createQuery("select attempts from deliveries")
                .mapTo(Integer.class)
                .one());
        assertThat(attempts).isZero();
    }

    private static Message receive(JMSContext context, String queue) {
        Message message = context.createConsumer(context.createQueue(queue)).receive(10_000);
        assertThat(message).isNotNull();
        return message;
    }

    private void promise(String partner) {
        Notice notice = Notice.to(new PartnerId(partner), NoticeSamples.due("bat-1"));
        database.useTransaction(db -> new Outbox(() -> {}).promise(db, List.of(notice), AT));
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
