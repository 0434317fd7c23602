package id.simpul.exchange;

import static id.simpul.exchange.Fair.pairs;
import static id.simpul.exchange.Fair.problems;
import static id.simpul.exchange.Fair.proposals;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.Chore.Due;
import id.simpul.agenda.Jobs;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Watched;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transactions that promise at the same time: none waits for another, nothing is promised twice, and nobody is forgotten. */
@Shows(Rule.R15)
class ClaimsTest {
    private static final Instant SOON = Fair.NOW.plusSeconds(60);

    private final Database database = TestDatabase.fresh();
    private final Fair fair = new Fair(database);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Chore match =
            new Watched(new MatchChore(new Mornings(Policies.defaults()), Clock.fixed(Fair.NOW, ZoneOffset.UTC)));

    @BeforeEach
    void a_library_that_wants_and_has_one_title() {
        fair.partner("dinas-a", "dinas");
        fair.partner("univ-a", "university");
        fair.stock("X1", "Rumah Gadang");
        fair.want("perpustakaan", "Sejarah Kota Contoh");
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    private Decision offerOf(String partner) {
        return fair.offer(partner, List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang"));
    }

    private List<Decision> offerIn(Handle db, String partner) {
        return Fair.judge(
                db,
                List.of(fair.request(
                        partner,
                        RequestType.EXCHANGE_OFFER,
                        Fair.offer(List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang")))));
    }

    /** Fails if it has to wait for what this test holds open. */
    private <T> T inTheMeantime(Callable<T> work) throws Exception {
        return threads.submit(work).get(60, TimeUnit.SECONDS);
    }

    @Test
    void a_university_and_the_library_are_answered_while_the_transaction_of_a_dinas_is_open() throws Exception {
        fair.stock("X2", "Kaba Cindua Mato");
        fair.want("univ-a", "Kaba Cindua Mato");
        try (Handle db = database.jdbi().open()) {
            db.begin();
            assertThat(pairs(offerIn(db, "dinas-a").get(0))).hasSize(1);

            Decision other = inTheMeantime(() -> offerOf("univ-a"));
            assertThat(other.status()).isEqualTo("accepted");
            assertThat(pairs(other)).isEmpty();
            assertThat(inTheMeantime(() -> run(SOON))).isEmpty();
            assertThat(inTheMeantime(() -> fair.want("perpustakaan", "Sejarah Kota Contoh", "Tambang Lama"))
                            .status())
                    .isEqualTo("accepted");
            var gift = Json.object();
            gift.withArray("/items").add(Fair.publication("Peta Lama"));
            assertThat(inTheMeantime(() -> fair.ask("univ-a", RequestType.EXCHANGE_GIFT, gift))
                            .status())
                    .isEqualTo("accepted");
            db.commit();
        }
        assertThat(fair.rows("select partner from exchange_pairs")).containsExactly("dinas-a");
    }

    @Test
    void who_came_away_with_less_because_of_another_is_looked_at_again_within_the_minute() throws Exception {
        try (Handle db = database.jdbi().open()) {
            db.begin();
            offerIn(db, "dinas-a");
            assertThat(pairs(inTheMeantime(() -> offerOf("univ-a")))).isEmpty();
            db.rollback();
        }

        List<Notice> notices = run(SOON);

        assertThat(notices).singleElement().matches(notice -> notice.to().contains(new PartnerId("univ-a")));
        assertThat(fair.rows("select partner from exchange_pairs")).containsExactly("univ-a");
        assertThat(run(SOON)).isEmpty();
    }

    @Test
    void the_chore_passes_over_a_partner_whose_own_offer_is_being_decided_and_comes_again() throws Exception {
        offerOf("dinas-a");
        assertThat(fair.rows("select barcode from exchange_pairs")).containsExactly("X1");
        fair.want("perpustakaan", "Sejarah Kota Contoh", "Tambang Lama");
        fair.offer("dinas-a", List.of("Tambang Lama"), List.of("Kaba Cindua Mato"));
        fair.stock("X2", "Kaba Cindua Mato");
        database.useTransaction(db -> db.execute(
                "insert into exchange_looks (exchange, look_at) select id, ? from exchange_offers", Fair.NOW));
        try (Handle db = database.jdbi().open()) {
            db.begin();
            Turns.take(db, List.of(new PartnerId("dinas-a")));
            assertThat(inTheMeantime(() -> run(Fair.NOW))).isEmpty();
            db.rollback();
            db.begin();
            Exchanges.locked(db, fair.rows("select id from exchange_offers"));
            assertThat(inTheMeantime(() -> run(Fair.NOW.plusSeconds(60)))).isEmpty();
            db.rollback();
        }

        assertThat(run(Fair.NOW.plusSeconds(180))).hasSize(1);
        assertThat(fair.rows("select barcode from exchange_pairs order by barcode"))
                .containsExactly("X1", "X2");
    }

    @Test
    void of_many_who_offer_and_want_the_same_at_once_each_copy_and_each_want_is_promised_once() throws Exception {
        List<String> wanted = IntStream.range(0, 12)
                .mapToObj(n -> "Sejarah Nagari " + (char) ('A' + n) + n)
                .toList();
        List<String> stocked = IntStream.range(0, 12)
                .mapToObj(n -> "Kaba Lama " + (char) ('A' + n) + n)
                .toList();
        fair.want("perpustakaan", wanted.toArray(String[]::new));
        IntStream.range(0, 12).forEach(n -> fair.stock("K" + n, stocked.get(n)));
        IntStream.range(0, 6).forEach(n -> fair.partner("dinas-" + n, "dinas"));

        List<Callable<Boolean>> all = new ArrayList<>();
        IntStream.range(0, 6)
                .forEach(n -> all.add(() -> {
                    for (int round = 0; round < 4; round++) {
                        Random random = new Random(n * 31 + round);
                        assertThat(fair.offer("dinas-" + n, mixed(wanted, random), mixed(stocked, random))
                                        .status())
                                .isEqualTo("accepted");
                    }
                    return true;
                }));
        all.add(() -> {
            for (int round = 0; round < 6; round++) {
                run(SOON);
            }
            return true;
        });
        for (Future<Boolean> one : threads.invokeAll(all)) {
            assertThat(one.get(60, TimeUnit.SECONDS)).isTrue();
        }
        run(SOON.plusSeconds(600));

        assertThat(fair.rows("select barcode from exchange_pairs"))
                .doesNotHaveDuplicates()
                .hasSize(12);
        assertThat(fair.rows("select host_want from exchange_pairs"))
                .doesNotHaveDuplicates()
                .hasSize(12);
    }

    private static List<String> mixed(List<String> titles, Random random) {
        List<String> mixed = new ArrayList<>(titles);
        Collections.shuffle(mixed, random);
        return mixed.subList(0, 8);
    }

    @Test
    void an_offer_against_a_very_great_stock_is_taken_at_once_and_matched_within_the_minute() {
        database.useTransaction(db -> {
            db.execute("""
                    insert into titles (id, title)
                    select 'tit-' || n, 'Berita Daerah Sumatera Barat Lembaran ' || md5(n::text) from generate_series(1, 10001) as n
                    """);
            db.execute("""
                    insert into items (barcode, title, collection, grades, condition, lendable, changed_at)
                    select 'B' || n, 'tit-' || n, 'exchange', 'both', 'good', true, '2026-08-01'
                      from generate_series(1, 10001) as n
                    """);
        });

        Decision offer = offerOf("dinas-a");

        assertThat(offer.status()).isEqualTo("accepted");
        assertThat(problems(offer)).containsExactly("matched-later /data/offered");
        assertThat(proposals(offer)).isEmpty();
        assertThat(run(SOON))
                .singleElement()
                .matches(notice -> notice.data().at("/pairs/0/gets").asText().equals("Rumah Gadang"));
        assertThat(run(SOON)).isEmpty();
    }

    @Test
    void offers_beyond_what_a_batch_may_cost_are_matched_within_the_minute() {
        String same =
                "Profil Daerah Kota Contoh Provinsi Sumatera Barat Menurut Data Badan Perencanaan Tahun Yang Lalu ";
        String[] wants =
                IntStream.range(0, 1_000).mapToObj(n -> same + letters(n)).toArray(String[]::new);
        fair.want("perpustakaan", wants);
        List<String> lines =
                IntStream.range(0, 500).mapToObj(n -> same + letters(n * 2)).toList();

        List<Decision> decisions = fair.ask(IntStream.range(0, 4)
                .mapToObj(n -> fair.request(
                        "dinas-a", RequestType.EXCHANGE_OFFER, Fair.offer(slipped(lines, n), List.of("Rumah Gadang"))))
                .toList());

        assertThat(decisions).extracting(Decision::status).containsOnly("accepted");
        assertThat(problems(decisions.get(3))).containsExactly("matched-later /data/offered");
        List<Notice> later = run(SOON);
        assertThat(pairs(decisions.get(0)).size() + later.size()).isEqualTo(1);
        assertThat(fair.rows("select exchange from exchange_looks")).isEmpty();
    }

    private static List<String> slipped(List<String> titles, int slip) {
        return titles.stream().map(title -> title + "x".repeat(slip)).toList();
    }

    private static String letters(int number) {
        return "" + (char) ('a' + number % 26) + (char) ('a' + number / 26 % 26) + (char) ('a' + number / 676);
    }

    @Test
    void of_what_a_partner_wanted_with_earlier_offers_so_much_is_looked_at_that_it_cannot_pile_up() {
        for (int offer = 0; offer < 5; offer++) {
            int first = offer * 500;
            fair.offer(
                    "dinas-a",
                    List.of("Buku Entah"),
                    IntStream.range(first, first + 500)
                            .mapToObj(n -> "Kaba " + letters(n))
                            .toList());
        }
        fair.want("dinas-a", "Rumah Gadang");

        List<Wants.Entry> wants =
                database.jdbi().withHandle(db -> Wants.of(db, List.of(new PartnerId("dinas-a")), List.of()));

        assertThat(wants).hasSize(Wants.LOOKED_AT);
        assertThat(wants).first().matches(entry -> entry.isStanding());
        assertThat(pairs(fair.offer("dinas-a", List.of("Sejarah Kota Contoh"), List.of())))
                .hasSize(1);
    }

    /** Does all that is due, as the hub does; each part once. */
    private List<Notice> run(Instant until) {
        List<Notice> notices = new ArrayList<>();
        List<Due> due = next(until);
        while (!due.isEmpty()) {
            List<Due> parts = due;
            Deed deed = database.inTransaction(db -> {
                List<Due> mine = Jobs.claim(db, parts, until);
                return mine.isEmpty() ? Deed.SILENT : match.perform(db, mine, Fair.POLICY);
            });
            notices.addAll(deed.notices());
            due = next(until);
        }
        return notices;
    }

    private List<Due> next(Instant until) {
        return database.jdbi().withHandle(db -> match.next(db, until, 250));
    }
}
