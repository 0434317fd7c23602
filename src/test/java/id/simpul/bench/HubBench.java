package id.simpul.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.catalogue.CatalogueDesk;
import id.simpul.database.Database;
import id.simpul.database.EmbeddedDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.intake.Answer;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.Inbox;
import id.simpul.intake.Incoming;
import id.simpul.intake.Translator;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * How fast the hub takes, judges, records and answers requests: items of the library's catalogue through the whole of the
 * intake, on a durable broker and a durable database, beside the broker alone and a plain Camel route with the same work. Set by
 * the system properties of {@link IntakeBench#main}.
 */
public final class HubBench {
    private static final AtomicInteger RUN = new AtomicInteger();

    private HubBench() {}

    public static void main(String[] args) throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.start(
                        Files.createTempDirectory("hub-bench"), 0, "admin-of-bench", "user-of-bench");
                Database database = server.open()) {
            Function<List<Incoming>, List<Answer>> hub = hub(database);
            // Each request is new to the inbox, however often the same load is sent.
            Load items = new Load(PartnerKind.LIBRARY, 1, number -> item(RUN.incrementAndGet()));
            IntakeBench.run(new Steps(hub, one -> hub.apply(List.of(one)).get(0)), items);
        }
    }

    /** The steps of the route library-requests. */
    private static Function<List<Incoming>, List<Answer>> hub(Database database) {
        Fingerprints fingerprints = new Fingerprints("a key for the bench only".getBytes(UTF_8));
        Translator translator = new Translator(new Envelopes(fingerprints));
        Inbox inbox = new Inbox(database);
        DecidingParts parts = new DecidingParts(
                new Desks(List.of(new CatalogueDesk())),
                Policies.defaults(),
                new ReplyWriter(fingerprints),
                new Outbox(() -> {}));
        Decisions decisions = new Decisions(database, parts, Clock.systemUTC());
        return batch -> decisions.answers(decisions.take(inbox.setAsideKnown(translator.open(batch))));
    }

    private static byte[] item(int number) {
        return """
                {"specversion": "1.0", "id": "item-%d", "source": "/partners/library-0",
                 "type": "id.simpul.catalogue.item.v1", "time": "%s", "datacontenttype": "application/json",
                 "data": {"barcode": "B%08d", "title": "Cerita Contoh nomor %d dari Bukit", "author": "Penulis Contoh %d",
                  "publisher": "Penerbit Contoh", "year": 2020, "collection": "children", "grades": "both",
                  "subject": "813", "condition": "good", "lendable": true}}
                """.formatted(number, Instant.now(), number, number / 3, number / 90)
                .getBytes(UTF_8);
    }
}
