package id.simpul.delivery;

import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeContent;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.worker.Workers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.transaction.support.TransactionOperations;

/** The way of a mail from its promise to a mail server, without the rest of the hub, at a clock that tests set. */
final class Mailroom implements AutoCloseable {
    private static final Instant BEGAN = Instant.parse("2026-07-01T01:00:00Z");

    private final Database database = TestDatabase.fresh();
    private final Directory directory = new Directory(database);
    private final AtomicReference<Instant> now = new AtomicReference<>(BEGAN);
    private final CamelContext camel = new DefaultCamelContext();
    private final MailDelivery mail;
    private final Dispatcher dispatcher;

    Mailroom(SmtpServer server, Policies policies) throws Exception {
        InstantSource source = now::get;
        Clock clock = source.withZone(ZoneId.of("Asia/Jakarta"));
        mail = MailDelivery.by(
                new MailSettings(
                        Optional.of(server),
                        "hub@perpustakaan.example",
                        "hub@perpustakaan.example",
                        Path.of("nowhere")),
                clock);
        Letters letters = new Letters(Samples.SENDER);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:notices").toD("direct:channel-${body.channel.wire}");
                from("direct:channel-email")
                        .setProperty(Carrier.CARRIED)
                        .constant("email")
                        .bean(letters, "compose")
                        .bean(mail, "send");
            }
        });
        camel.start();
        dispatcher = new Dispatcher(
                database.jdbi(),
                policies,
                camel.createProducerTemplate(),
                TransactionOperations.withoutTransaction(),
                clock,
                new Workers());
    }

    Mailroom(SmtpServer server) throws Exception {
        this(server, Policies.defaults());
    }

    static String addressOf(String partner) {
        return partner + "@sekolah.example";
    }

    void add(String partner) {
        directory.add(partner, addressOf(partner), true, "email");
    }

    void promise(String partner, NoticeContent content) {
        database.useTransaction(db -> new Outbox(dispatcher::wake)
                .promise(db, List.of(Notice.to(new PartnerId(partner), content)), now.get()));
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    List<String> states(String partner) {
        return texts("select state from deliveries where partner = ? order by seq", partner);
    }

    List<String> texts(String sql, Object... arguments) {
        return database.jdbi()
                .withHandle(db -> db.select(sql, arguments).mapTo(String.class).list());
    }

    @Override
    public void close() {
        dispatcher.close();
        camel.stop();
        mail.close();
        database.close();
    }
}
