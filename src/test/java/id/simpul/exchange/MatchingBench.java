package id.simpul.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.agenda.Chore.Due;
import id.simpul.agenda.Jobs;
import id.simpul.agenda.Mornings;
import id.simpul.catalogue.TitleKey;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.intake.Judge;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policies;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Measures what offers cost the intake, on a real database: 500 lines and 500 wants against a want-list of 1,000 titles and a stock
 * of 1,000, one offer and 24 in one batch. See docs/benchmarks.md.
 */
public final class MatchingBench {
    private static final Judge JUDGE = Judge.of(Policies.defaults(), new OfferDesk(Policies.defaults()));
    private static final int OFFERS = 24;
    private static final int LINES = 500;
    private static final int LIST = 1_000;
    private static final int WORDS = 60;

    private final Database database;
    private final Fair fair;
    private final Random random = new Random(2026);
    private final List<String> words = words();

    private MatchingBench(Database database) {
        this.database = database;
        this.fair = new Fair(database);
    }

    public static void main(String[] arguments) {
        int rounds = Integer.getInteger("rounds", 5);
        try (Database database = TestDatabase.fresh()) {
            new MatchingBench(database).run(rounds);
        }
        System.exit(0);
    }

    private void run(int rounds) {
        fair.partner("dinas-a", "dinas");
        ObjectNode wanted = Json.object();
        titles(LIST).forEach(title -> wanted.withArray("/titles").add(Fair.publication(title)));
        fair.ask("perpustakaan", RequestType.EXCHANGE_WANT, wanted);
        stock(Integer.getInteger("stock", LIST));
        if (Integer.getInteger("later", 0) > 0) {
            later(Integer.getInteger("later"));
        }
        for (int round = 1; round <= rounds; round++) {
            System.out.printf("round %d: one offer %s; %d in one batch %s%n", round, taken(1), OFFERS, taken(OFFERS));
        }
    }

    private void stock(int copies) {
        database.useTransaction(db -> {
            db.createUpdate("""
                            insert into titles (id, title, plain, bare, key_version)
                            select 'tit-' || n, title, title, title, :version
                              from unnest(:titles) with ordinality as new (title, n)
                            """)
                    .bind("version", TitleKey.VERSION)
                    .bindArray("titles", String.class, titles(copies))
                    .execute();
            db.execute("""
                    insert into items (barcode, title, collection, grades, condition, lendable, changed_at)
                    select 'X' || id, id, 'exchange', 'both', 'good', true, '2026-08-01' from titles
                    """);
        });
        database.jdbi().useHandle(db -> db.execute("analyze titles, items"));
    }

    /** What was too much for the intake: so many offers, kept, and what each piece of the chore takes. */
    private void later(int offers) {
        List<Request> batch = batch(offers);
        long start = System.nanoTime();
        database.useTransaction(db -> JUDGE.ask(db, Fair.NOW, batch));
        System.out.printf("%d offers taken in %,d ms%n", offers, (System.nanoTime() - start) / 1_000_000);
        MatchChore chore = new MatchChore(new Mornings(Policies.defaults()), Clock.fixed(Fair.NOW, ZoneOffset.UTC));
        for (List<Due> due = next(chore); !due.isEmpty(); due = next(chore)) {
            List<Due> parts = due;
            long piece = System.nanoTime();
            database.useTransaction(db -> {
                Jobs.claim(db, parts, Fair.NOW);
                chore.perform(db, parts, Fair.POLICY);
            });
            System.out.printf("  %d looked at in %,d ms%n", parts.size(), (System.nanoTime() - piece) / 1_000_000);
        }
    }

    private List<Due> next(MatchChore chore) {
        return database.jdbi().withHandle(db -> chore.next(db, Fair.NOW.plusSeconds(60), 250));
    }

    private List<Request> batch(int offers) {
        return IntStream.range(0, offers)
                .mapToObj(offer ->
                        fair.request("dinas-a", RequestType.EXCHANGE_OFFER, Fair.offer(titles(LINES), titles(LINES))))
                .toList();
    }

    /** Judges and writes, as the intake does, and takes it back, so that each round finds the same. */
    private String taken(int offers) {
        List<Request> batch = batch(offers);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        database.useTransaction(db -> {
            JUDGE.ask(db, Fair.NOW, batch);
            db.rollback();
        });
        return String.format(
                "%,d ms, of which the hub's processor time %,d ms",
                (System.nanoTime() - start) / 1_000_000, (threads.getCurrentThreadCpuTime() - processor) / 1_000_000);
    }

    private List<String> titles(int count) {
        List<String> titles = new ArrayList<>();
        for (int title = 0; title < count; title++) {
            List<String> chosen = IntStream.range(0, 4 + random.nextInt(3))
                    .mapToObj(word -> words.get(random.nextInt(WORDS)))
                    .toList();
            titles.add(String.join(" ", chosen));
        }
        return titles;
    }

    /** Made of syllables, as Indonesian words are. */
    private List<String> words() {
        String consonants = "bcdghjklmnprstwy";
        String vowels = "aiueo";
        return IntStream.range(0, WORDS)
                .mapToObj(word -> {
                    StringBuilder letters = new StringBuilder();
                    for (int syllable = 2 + random.nextInt(3); syllable > 0; syllable--) {
                        letters.append(consonants.charAt(random.nextInt(consonants.length())))
                                .append(vowels.charAt(random.nextInt(vowels.length())));
                    }
                    return letters.toString();
                })
                .toList();
    }
}
