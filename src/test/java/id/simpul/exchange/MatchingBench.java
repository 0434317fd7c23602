package id.simpul.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.intake.Judge;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policies;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
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
        List<String> stock = titles(LIST);
        IntStream.range(0, LIST).forEach(place -> fair.stock("X" + place, stock.get(place)));
        for (int round = 1; round <= rounds; round++) {
            System.out.printf("round %d: one offer %s; %d in one batch %s%n", round, taken(1), OFFERS, taken(OFFERS));
        }
    }

    /** Judges and writes, as the intake does, and takes it back, so that each round finds the same. */
    private String taken(int offers) {
        List<Request> batch = IntStream.range(0, offers)
                .mapToObj(offer -> fair.request(
                        "dinas-a", RequestType.EXCHANGE_OFFER, Fair.offer(titles(LINES), titles(LINES))))
                .toList();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long processor = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        database.useTransaction(db -> {
            JUDGE.ask(db, Fair.NOW, batch);
            db.rollback();
        });
        return String.format(
                "%,d ms, of which the hub's processor time %,d ms",
                (System.nanoTime() - start) / 1_000_000,
                (threads.getCurrentThreadCpuTime() - processor) / 1_000_000);
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
