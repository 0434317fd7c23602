package id.simpul.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.catalogue.CatalogueDesk;
import id.simpul.database.Database;
import id.simpul.delivery.Outbox;
import id.simpul.intake.Answer;
import id.simpul.intake.Budgets;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.Inbox;
import id.simpul.intake.Incoming;
import id.simpul.intake.Translator;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * What one would write without the intake, tuned as far as it goes: the same work on the same database by Camel's JMS component
 * or by plain JMS sessions, with one transaction of the broker and one of the database for each message.
 */
final class Peers {
    private final String url;
    private final String queue;
    private final Work work;

    /** The same work as in a route of the hub. */
    @FunctionalInterface
    interface Work {
        List<Answer> answers(List<Incoming> requests);
    }

    /** @param queue the partner, the library's own system, whose requests wait */
    Peers(String url, String queue, Database database) {
        this.url = url;
        this.queue = queue;
        this.work = work(database, Budgets.DEFAULT);
    }

    /** Camel with so many consumers, sessions and producers kept; returns messages a second. */
    double camel(int consumers, int messages) throws Exception {
        CountDownLatch done = new CountDownLatch(messages);
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                DefaultCamelContext camel = new DefaultCamelContext()) {
            JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
            pool.setConnectionFactory(factory);
            pool.setMaxSessionsPerConnection(2 * consumers);
            try {
                camel.addComponent("jms", component(pool, consumers));
                camel.addRoutes(route(done));
                long begun = System.nanoTime();
                camel.start();
                done.await();
                return messages / ((System.nanoTime() - begun) / 1e9);
            } finally {
                camel.stop();
                pool.stop();
            }
        }
    }

    private RouteBuilder route(CountDownLatch done) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("jms:queue:requests." + queue)
                        .process(exchange -> exchange.getMessage()
                                .setBody(answer(exchange.getMessage().getBody(byte[].class))))
                        .to("jms:queue:replies." + queue)
                        .process(exchange -> done.countDown());
            }
        };
    }

    private static JmsComponent component(JmsPoolConnectionFactory pool, int consumers) {
        JmsComponent jms = JmsComponent.jmsComponent(pool);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setConcurrentConsumers(consumers);
        jms.setDisableReplyTo(true);
        return jms;
    }

    /** Plain JMS with so many sessions, each in a thread of its own; returns messages a second. */
    double jms(int sessions, int messages) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(sessions);
        AtomicInteger left = new AtomicInteger(messages);
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                Connection connection = factory.createConnection()) {
            connection.start();
            long begun = System.nanoTime();
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                all.add(threads.submit(() -> {
                    session(connection, left);
                    return null;
                }));
            }
            for (Future<Void> one : all) {
                one.get();
            }
            return messages / ((System.nanoTime() - begun) / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private void session(Connection connection, AtomicInteger left) throws JMSException {
        try (Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue("requests." + queue));
                MessageProducer producer = session.createProducer(session.createQueue("replies." + queue))) {
            while (left.get() > 0) {
                if (consumer.receive(100) instanceof BytesMessage request) {
                    byte[] body = new byte[(int) request.getBodyLength()];
                    request.readBytes(body);
                    BytesMessage reply = session.createBytesMessage();
                    reply.writeBytes(answer(body));
                    producer.send(reply);
                    session.commit();
                    left.decrementAndGet();
                }
            }
        }
    }

    private byte[] answer(byte[] body) {
        Incoming request =
                new Incoming(new PartnerId("perpustakaan"), PartnerKind.LIBRARY, "ID:1", Instant.now(), body);
        return work.answers(List.of(request)).get(0).body();
    }

    /** The steps of the route library-requests. */
    static Work work(Database database, Budgets budgets) {
        Fingerprints fingerprints = new Fingerprints("a key for the bench only".getBytes(UTF_8));
        Translator translator = new Translator(new Envelopes(fingerprints));
        Inbox inbox = new Inbox(database);
        DecidingParts parts = new DecidingParts(
                new Desks(List.of(new CatalogueDesk())),
                Policies.defaults(),
                new ReplyWriter(fingerprints),
                new Outbox(() -> {}));
        Decisions decisions = new Decisions(database, parts, Clock.systemUTC(), budgets);
        return batch -> decisions.answers(decisions.take(inbox.setAsideKnown(translator.open(batch))));
    }
}
