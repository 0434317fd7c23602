package id.simpul.rotation.planning;

import static java.nio.charset.StandardCharsets.UTF_8;

import id.simpul.catalogue.CatalogueDesk;
import id.simpul.database.Database;
import id.simpul.delivery.Outbox;
import id.simpul.intake.Answer;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.Inbox;
import id.simpul.intake.Incoming;
import id.simpul.intake.Translator;
import id.simpul.intake.Unhurried;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Asks the hub about one copy at a time, every second one a copy that may be planned at that moment, as the intake does while it plans. */
final class LoneRequests {
    private static final PartnerId LIBRARY = new PartnerId("library-bench");

    private static final int WARM = 20;

    private final Decisions decisions;
    private final Translator translator;
    private final Inbox inbox;
    private final int aSecond;
    private final List<String> copies;
    private final List<Double> millis = new ArrayList<>();
    private final Random random = new Random(1);
    private final Thread thread = new Thread(this::ask, "lone-requests");
    private volatile boolean ended;

    private LoneRequests(Database database, int aSecond) {
        Fingerprints fingerprints = new Fingerprints("a key for the bench only".getBytes(UTF_8));
        this.aSecond = aSecond;
        this.translator = new Translator(new Envelopes(fingerprints));
        this.inbox = new Inbox(database);
        this.decisions = new Decisions(
                database,
                new DecidingParts(
                        new Desks(List.of(new CatalogueDesk())),
                        Policies.defaults(),
                        new ReplyWriter(fingerprints),
                        new Outbox(() -> {})),
                Clock.systemUTC(),
                Unhurried.BUDGETS);
        this.copies = database.jdbi().withHandle(db -> {
            db.execute("""
                    insert into partners (id, kind, name, region_system, region_code, created_at)
                    values ('library-bench', 'library', 'Perpustakaan', 'kemendagri', '13.75', now())
                    """);
            return db.createQuery("select barcode from items where loan is null order by md5(barcode) limit 20000")
                    .mapTo(String.class)
                    .list();
        });
    }

    static LoneRequests begin(Database database, int aSecond) {
        LoneRequests requests = new LoneRequests(database, aSecond);
        if (aSecond > 0) {
            IntStream.range(0, WARM).forEach(n -> requests.ask(-1 - n, "warm-" + n));
            requests.thread.start();
        }
        return requests;
    }

    private void ask() {
        long begun = System.nanoTime();
        for (int n = 0; !ended; n++) {
            long due = begun + n * 1_000_000_000L / aSecond;
            while (System.nanoTime() < due && !ended) {
                LockSupport.parkNanos(200_000);
            }
            ask(n, n % 2 == 0 ? copies.get(random.nextInt(copies.size())) : "new-" + n);
            // From when it was to be asked, so that those that queue up behind one that waits count, too.
            synchronized (millis) {
                millis.add((System.nanoTime() - due) / 1e6);
            }
        }
    }

    private void ask(int number, String barcode) {
        Incoming one = new Incoming(LIBRARY, PartnerKind.LIBRARY, "m-" + number, Instant.now(), item(number, barcode));
        List<Answer> answers = decisions.answers(decisions.take(inbox.setAsideKnown(translator.open(List.of(one)))));
        String reply = new String(answers.get(0).body(), UTF_8);
        if (!Json.parse(reply).at("/data/status").asText().equals("accepted")) {
            throw new IllegalStateException(reply);
        }
    }

    private static byte[] item(int number, String barcode) {
        String title = barcode.startsWith("b-") ? "Judul " + barcode.split("-")[1] : "Cerita " + number;
        return """
                {"specversion": "1.0", "id": "item%d", "source": "/partners/library-bench",
                 "type": "id.simpul.catalogue.item.v1", "time": "%s", "datacontenttype": "application/json",
                 "data": {"barcode": "%s", "title": "%s", "collection": "children", "grades": "both",
                  "condition": "good", "lendable": true}}
                """.formatted(number, Instant.now(), barcode, title).getBytes(UTF_8);
    }

    String waited() {
        synchronized (millis) {
            List<Double> sorted = millis.stream().sorted().toList();
            return sorted.isEmpty()
                    ? "none"
                    : "%d, %.1f ms at the median, %.1f at the 99th percentile, %.1f at most"
                            .formatted(
                                    sorted.size(),
                                    sorted.get(sorted.size() / 2),
                                    sorted.get(sorted.size() * 99 / 100),
                                    sorted.get(sorted.size() - 1));
        }
    }

    /** How long they wait while the hub does nothing else, for comparison; these are forgotten. */
    String waitedAlone(int seconds) throws InterruptedException {
        Thread.sleep(seconds * 1000L);
        String alone = waited();
        synchronized (millis) {
            millis.clear();
        }
        return alone;
    }

    void end() throws InterruptedException {
        ended = true;
        thread.join();
    }
}
