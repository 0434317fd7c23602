package id.simpul.delivery;

import id.simpul.broker.BrokerSettings;
import id.simpul.broker.EmbeddedBroker;
import id.simpul.database.Database;
import id.simpul.database.EmbeddedDatabase;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.worker.Workers;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast the outbox tells partners, by the routes that come with the hub: notices onto the queues of the durable embedded broker,
 * mails to a mail server on this machine, from the durable embedded database; and how long a lone notice takes beside a million
 * deliveries that wait.
 *
 * <p>Properties: {@code notices} a round (10000), {@code mails} (3000), {@code crowd} of partners (1000), {@code waiting} (1000000; 0 leaves that out), {@code rounds} (3,
 * the first one warms up).
 */
public final class OutboxBench {
    private static final int NOTICES = Integer.getInteger("notices", 10_000);
    private static final int MAILS = Integer.getInteger("mails", 3_000);
    private static final int WAITING = Integer.getInteger("waiting", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int CROWD = Integer.getInteger("crowd", 1_000);
    private static final int AT_ONCE = 100_000;
    private static final int LONE = Integer.getInteger("lone", 100);
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path home = Files.createTempDirectory("outbox-bench");
    private final EmbeddedDatabase server =
            EmbeddedDatabase.start(home.resolve("database"), 0, "admin-of-bench", "user-of-bench");
    private final Database database = server.open();
    private final EmbeddedBroker broker =
            EmbeddedBroker.start(BrokerSettings.atFreePorts(home.resolve("broker")), user -> Optional.empty());
    private final JmsPoolConnectionFactory connections = new JmsPoolConnectionFactory();
    private final SmtpStub mailServer = new SmtpStub();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MailDelivery mail;
    private final Dispatcher dispatcher;
    private final ProcessorTime time = new ProcessorTime(home.resolve("database"));
    private int round;

    private OutboxBench() throws Exception {
        connections.setConnectionFactory(broker.hubConnection().connectionFactory());
        connections.setMaxConnections(4);
        mail = MailDelivery.by(
                new MailSettings(
                        Optional.of(mailServer.server()),
                        "hub@perpustakaan.example",
                        "hub@perpustakaan.example",
                        home.resolve("mail")),
                Clock.systemUTC());
        JmsComponent jms = JmsComponent.jmsComponentAutoAcknowledge(connections);
        jms.getConfiguration().setDisableReplyTo(true);
        jms.setDestinationResolver(new QueueLookup());
        camel.addComponent("jms", jms);
        camel.getRegistry().bind("cloudEvents", new CloudEvents());
        camel.getRegistry().bind("letters", new Letters(Samples.SENDER));
        camel.getRegistry().bind("mailDelivery", mail);
        for (String file : List.of("tell", "tell-schools", "channel-email", "channel-queue")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveResource(camel, "classpath:routes/" + file + ".camel.yaml"));
        }
        camel.start();
        dispatcher = new Dispatcher(
                database.jdbi(),
                Policies.defaults(),
                camel.createProducerTemplate(),
                new TransactionTemplate(new JmsTransactionManager(connections)),
                Clock.systemUTC(),
                new Workers());
    }

    public static void main(String[] args) throws Exception {
        OutboxBench bench = new OutboxBench();
        try {
            bench.run();
        } finally {
            bench.close();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        partners("ramai", CROWD, "queue");
        partners("surat", MAILS * ROUNDS, "email");
        partners("sepi", 1, "queue");
        for (int one = 0; one < CROWD; one++) {
            broker.addPartner(new PartnerId("ramai-" + one));
        }
        broker.addPartner(new PartnerId("sepi-0"));
        dispatcher.start();
        for (round = 0; round < ROUNDS; round++) {
            say("round %d", round + 1);
            measure("notices, one partner", NOTICES / 2, () -> fill("ramai", 1, NOTICES / 2, "queue", 0));
            measure("notices, four partners", NOTICES, () -> fill("ramai", 4, NOTICES, "queue", 0));
            measure("notices, " + CROWD + " partners", NOTICES, () -> fill("ramai", CROWD, NOTICES, "queue", 0));
            measure("mails", MAILS, () -> fill("surat", MAILS, MAILS, "email", round * MAILS));
            lone("nothing else");
        }
        if (WAITING > 0) {
            beside("that are held", () -> {
                fill("ramai", CROWD, WAITING, "queue", 0);
                hold();
            });
        }
    }

    private void beside(String what, Step fill) throws Exception {
        long begun = System.nanoTime();
        fill.take();
        say("%d deliveries %s put into the outbox in %.0f s", WAITING, what, seconds(begun));
        begun = System.nanoTime();
        new Deliveries(database.jdbi()).waiting();
        say("  what waits was told in %.1f ms", seconds(begun) * 1000);
        lone(WAITING + " " + what);
        partners("lain", 4, "queue");
        for (int one = 0; one < 4; one++) {
            broker.addPartner(new PartnerId("lain-" + one));
        }
        measureOf("lain-", "notices to four others", NOTICES, () -> fill("lain", 4, NOTICES, "queue", 0));
        release();
        lone(WAITING + " that are on their way");
        say("    %d of them were sent meanwhile", WAITING - waiting("ramai-"));
    }

    private interface Step {
        void take() throws Exception;
    }

    private void partners(String name, int count, String channel) {
        database.jdbi().useHandle(db -> db.createUpdate("""
                        insert into partners (id, kind, name, email, channels, language, has_system, created_at)
                        select :name || '-' || n, 'school', 'SD Contoh ' || n, :name || n || '@sekolah.example', array[:channel],
                            'id', :channel = 'queue', now()
                        from generate_series(0, :count - 1) as n
                        """)
                .bind("name", name)
                .bind("channel", channel)
                .bind("count", count)
                .execute());
    }

    /** Put there all at once, as by one transaction; more than the database may write in one statement, bit by bit. */
    private void fill(String name, int lanes, int count, String channel, int from) {
        for (int done = 0; done < count; done += AT_ONCE) {
            write(name, lanes, done, Math.min(count, done + AT_ONCE), channel, from);
        }
        dispatcher.wake();
    }

    private void write(String name, int lanes, int first, int end, String channel, int from) {
        String data = Json.text(Json.tree(NoticeSamples.due("bat-1")));
        database.jdbi().useTransaction(db -> db.createUpdate("""
                        with written as (
                            insert into notices (id, partner, topic, event, at)
                            select gen_random_uuid()::text, :name || '-' || (:from + n % :lanes), :topic,
                                '{"specversion":"1.0","id":"ntc-' || n || '","source":"/hub","type":"id.simpul.notice.' || :topic
                                    || '.v1","time":"2026-07-01T01:00:00Z","datacontenttype":"application/json","data":'
                                    || :data || '}', now()
                            from generate_series(:first, :end - 1) as n order by n
                            returning seq, partner
                        )
                        insert into deliveries (partner, channel, notice, next_at)
                        select partner, :channel, seq, now() from written order by seq
                        """)
                .bind("name", name)
                .bind("from", from)
                .bind("lanes", lanes)
                .bind("first", first)
                .bind("end", end)
                .bind("channel", channel)
                .bind("topic", Topic.ROTATION_DUE.wire())
                .bind("data", data)
                .execute());
    }

    private void hold() {
        database.jdbi().useHandle(db -> db.execute("""
                        update deliveries set next_at = now() + interval '1 h', attempts = 1
                        where seq in (select min(seq) from deliveries where state = 'waiting' group by partner, channel)
                        """));
        database.jdbi().useHandle(db -> db.execute("analyze deliveries"));
    }

    private void release() {
        database.jdbi()
                .useHandle(
                        db -> db.execute(
                                "update deliveries set next_at = now(), attempts = 0 where state = 'waiting' and next_at > now()"));
        dispatcher.wake();
    }

    private void measure(String what, int count, Step fill) throws Exception {
        measureOf("", what, count, fill);
    }

    private void measureOf(String partners, String what, int count, Step fill) throws Exception {
        fill.take();
        int first = count - waiting(partners);
        ProcessorTime.Used before = time.now();
        long begun = System.nanoTime();
        while (anyWaits(partners)) {
            if (System.nanoTime() - begun > LIMIT.toNanos()) {
                throw new IllegalStateException("Still " + waiting(partners) + " wait");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        double seconds = seconds(begun);
        ProcessorTime.Used used = time.now().minus(before);
        int sent = count - first;
        say(
                "  %-28s %6.0f/s   JVM %6.0f us   PostgreSQL %6.0f us each   (%.1f of the cores, mail server's %.0f us left out)",
                what,
                sent / seconds,
                used.java() / 1e3 / sent,
                used.postgres() / 1e3 / sent,
                (used.java() + used.postgres()) / 1e9 / seconds,
                used.others() / 1e3 / sent);
    }

    private boolean anyWaits(String partners) {
        return database.jdbi().withHandle(db -> db.createQuery("""
                        select exists (select from deliveries
                            where state = 'waiting' and channel = 'queue' and partner >= :from and partner < :to)
                        or exists (select from deliveries
                            where state = 'waiting' and channel = 'email' and partner >= :from and partner < :to)
                        """)
                .bind("from", partners)
                .bind("to", partners + "~")
                .mapTo(boolean.class)
                .one());
    }

    private int waiting(String partners) {
        return database.jdbi().withHandle(db -> db.createQuery(
                        "select count(*) from deliveries where state = 'waiting' and partner like :partners || '%'")
                .bind("partners", partners)
                .mapTo(Integer.class)
                .one());
    }

    /** From the commit of a promise until the partner has it. */
    private void lone(String beside) throws Exception {
        List<Double> millis = new ArrayList<>();
        Outbox outbox = outbox();
        ProcessorTime.Used before = time.now();
        try (JMSContext context = broker.hubConnection().connectionFactory().createContext();
                JMSConsumer consumer = context.createConsumer(context.createQueue("notifications.sepi-0"))) {
            for (int one = 0; one < LONE; one++) {
                Notice notice = Notice.to(new PartnerId("sepi-0"), NoticeSamples.due("bat-" + round + "-" + one));
                database.useTransaction(db -> outbox.promise(db, List.of(notice), Instant.now()));
                long begun = System.nanoTime();
                if (consumer.receive(120_000) == null) {
                    throw new IllegalStateException("No notice came");
                }
                millis.add(seconds(begun) * 1000);
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
        ProcessorTime.Used used = time.now().minus(before);
        millis.sort(Double::compare);
        say(
                "  a lone notice beside %s: median %.1f ms, 99th percentile %.1f ms, %d over a second; JVM %.1f ms, PostgreSQL %.1f ms",
                beside,
                millis.get(LONE / 2),
                millis.get(LONE * 99 / 100),
                millis.stream().filter(one -> one > 1_000).count(),
                used.java() / 1e6 / LONE,
                used.postgres() / 1e6 / LONE);
    }

    private Outbox outbox() {
        return Outbox.before(() -> Optional.of(dispatcher), at -> Optional.empty());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    @SuppressWarnings("SystemOut")
    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private void close() throws Exception {
        dispatcher.close();
        camel.stop();
        mail.close();
        mailServer.close();
        connections.stop();
        broker.close();
        database.close();
        server.close();
    }
}
