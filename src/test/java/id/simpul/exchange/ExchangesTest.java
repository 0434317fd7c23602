package id.simpul.exchange;

import static id.simpul.exchange.Fair.exchange;
import static id.simpul.exchange.Fair.pairs;
import static id.simpul.exchange.Fair.problems;
import static id.simpul.exchange.Fair.proposals;
import static id.simpul.exchange.Fair.states;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offers, want-lists, pairs, gifts and exceptions (R13-R16), on a real database. */
class ExchangesTest {
    private final Database database = TestDatabase.fresh();
    private final Fair fair = new Fair(database);

    @BeforeEach
    void a_library_with_a_stock_and_a_want_list() {
        fair.partner("dinas-a", "dinas");
        fair.partner("dinas-b", "dinas");
        fair.stock("X1", "Naskah Minangkabau");
        fair.stock("X2", "Rumah Gadang");
        fair.want("perpustakaan", "Sejarah Kota Contoh", "Tambang Lama");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Decision offer() {
        return fair.offer(
                "dinas-a",
                List.of("Sejarah Kota Contoh", "Tambang Lama"),
                List.of("Naskah Minangkabau", "Rumah Gadang"));
    }

    @Test
    @Shows({Rule.R13, Rule.R15})
    void what_both_sides_want_is_paired_one_for_one() {
        Decision decision = offer();

        assertThat(decision.status()).isEqualTo("accepted");
        assertThat(proposals(decision))
                .containsExactly("Sejarah Kota Contoh > Naskah Minangkabau", "Tambang Lama > Rumah Gadang");
        assertThat(decision.outcome().at("/pairs/0").properties().stream().map(java.util.Map.Entry::getKey))
                .containsExactly("pair", "ref", "gives", "gets", "near");
        assertThat(decision.notices()).extracting(Notice::topic).containsExactly(Topic.EXCHANGE_PROPOSED);
        assertThat(fair.rows("select state from exchange_pairs")).containsExactly("proposed", "proposed");
    }

    @Test
    @Shows(Rule.R14)
    void what_is_for_sale_is_refused_and_the_rest_of_the_offer_goes_on() {
        ObjectNode data = Fair.offer(List.of("Tambang Lama", "Sejarah Kota Contoh"), List.of("Rumah Gadang"));
        ((ObjectNode) data.at("/offered/0")).put("forSale", true);

        Decision decision = fair.ask("dinas-a", RequestType.EXCHANGE_OFFER, data);

        assertThat(decision.status()).isEqualTo("accepted");
        assertThat(proposals(decision)).containsExactly("Sejarah Kota Contoh > Rumah Gadang");
        assertThat(problems(decision)).containsExactly("for-sale /data/offered/0");
    }

    @Test
    @Shows({Rule.R13, Rule.R16})
    void the_library_begins_an_exchange_and_the_partner_answers_it_pair_by_pair() {
        Decision offer = hostOffer("dinas-a", "X1", "Sejarah Nagari", "X2", "Peta Kota");
        String exchange = exchange(offer);
        List<String> pairs = pairs(offer);

        assertThat(proposals(offer)).containsExactly("Sejarah Nagari > Naskah Minangkabau", "Peta Kota > Rumah Gadang");
        assertThat(offer.notices()).extracting(Notice::topic).containsExactly(Topic.EXCHANGE_PROPOSED);
        assertThat(offer.notices().get(0).data().path("byLibrary").asBoolean()).isTrue();
        assertThat(offer.notices().get(0).data().has("answerBy")).isTrue();
        assertThat(problems(hostOffer("dinas-b", "X1", "Lain"))).containsExactly("copy-not-here /data/pairs/0/barcode");

        assertThat(states(fair.answer("dinas-a", exchange, List.of(pairs.get(0)), List.of(pairs.get(1)))))
                .containsExactlyInAnyOrder("agreed", "declined");
        fair.staff("sent", exchange);
        fair.told("dinas-a", RequestType.EXCHANGE_SENT, exchange, pairs.get(0));
        fair.staff("received", exchange);
        fair.told("dinas-a", RequestType.EXCHANGE_RECEIVED, exchange, pairs.get(0));
        assertThat(fair.rows("select state from exchange_pairs order by place")).containsExactly("closed", "declined");
        assertThat(hostOffer("dinas-b", "X2", "Lain").status())
                .as("declined, so free again")
                .isEqualTo("accepted");
    }

    @Test
    @Shows({Rule.R13, Rule.R14})
    void the_library_offers_only_its_exchange_copies_each_once_and_to_who_takes_part() {
        fair.stock("C1", "Rempah Nusantara", "children");

        assertThat(problems(hostOffer("dinas-a", "C1", "Lain"))).containsExactly("copy-not-here /data/pairs/0/barcode");
        assertThat(problems(hostOffer("dinas-a", "X1", "Satu", "X1", "Dua")))
                .containsExactly("named-twice /data/pairs/1/barcode");
        assertThat(problems(hostOffer("entah", "X1", "Satu"))).containsExactly("not-found /data/partner");
        assertThat(fair.rows("select id from exchange_offers")).isEmpty();
    }

    private Decision hostOffer(String partner, String... barcodesAndTitles) {
        ObjectNode data = Json.object().put("partner", partner);
        for (int place = 0; place < barcodesAndTitles.length; place += 2) {
            data.withArray("/pairs")
                    .addObject()
                    .put("barcode", barcodesAndTitles[place])
                    .put("title", barcodesAndTitles[place + 1]);
        }
        return fair.staff(RequestType.STAFF_OFFER, data, "mulai bertukar");
    }

    @Test
    @Shows(Rule.R14)
    void an_offer_of_nothing_but_what_is_for_sale_is_refused() {
        ObjectNode data = Fair.offer(List.of("Tambang Lama"), List.of());
        ((ObjectNode) data.at("/offered/0")).put("forSale", true);

        Decision decision = fair.ask("dinas-a", RequestType.EXCHANGE_OFFER, data);

        assertThat(decision.status()).isEqualTo("refused");
        assertThat(fair.rows("select id from exchange_offers")).isEmpty();
    }

    @Test
    @Shows(Rule.R15)
    void what_nobody_wants_and_what_has_no_counterpart_waits_and_the_partner_is_told() {
        Decision decision = fair.offer(
                "dinas-a", List.of("Buku Entah", "Sejarah Kota Contoh", "Tambang Lama"), List.of("Rumah Gadang"));

        assertThat(proposals(decision)).containsExactly("Sejarah Kota Contoh > Rumah Gadang");
        assertThat(problems(decision)).containsExactly("no-match /data/offered/0", "not-one-for-one /data/offered/2");
        assertThat(decision.reasons().get(1).args()).containsExactly(2, 1);
    }

    @Test
    @Shows(Rule.R15)
    void a_near_match_is_proposed_as_such() {
        Decision decision = fair.offer("dinas-a", List.of("Sejarah Kota Contohh"), List.of("Rumah Gadang"));

        assertThat(proposals(decision)).containsExactly("Sejarah Kota Contohh > Rumah Gadang ?");
    }

    @Test
    @Shows(Rule.R15)
    void the_standing_want_list_counts_beside_what_is_wanted_with_the_offer() {
        fair.want("dinas-a", "Rumah Gadang");

        assertThat(proposals(fair.offer("dinas-a", List.of("Tambang Lama"), List.of())))
                .containsExactly("Tambang Lama > Rumah Gadang");
    }

    @Test
    @Shows(Rule.R15)
    void the_whole_want_list_replaces_the_old_one() {
        Decision decision = fair.want("perpustakaan", "Tambang Lama", "tambang  lama!", "Rempah");

        assertThat(decision.outcome().get("wanted").asInt()).isEqualTo(2);
        assertThat(fair.rows("select title from exchange_wants order by place"))
                .containsExactly("Tambang Lama", "Rempah");
    }

    @Test
    @Shows(Rule.R15)
    void what_is_promised_is_not_promised_again() {
        offer();

        Decision again = fair.offer("dinas-b", List.of("Sejarah Kota Contoh"), List.of("Naskah Minangkabau"));

        assertThat(proposals(again)).isEmpty();
        assertThat(again.status()).isEqualTo("accepted");
    }

    @Test
    @Shows(Rule.R15)
    void only_lendable_copies_of_the_exchange_collection_in_the_house_are_given() {
        fair.stock("C1", "Rempah Nusantara", "children");
        database.useTransaction(db -> db.execute("update items set loan = 'elsewhere' where barcode = 'X2'"));

        Decision decision = fair.offer("dinas-a", List.of("Tambang Lama"), List.of("Rempah Nusantara", "Rumah Gadang"));

        assertThat(proposals(decision)).isEmpty();
    }

    @Test
    @Shows(Rule.R16)
    void a_pair_goes_from_proposed_to_closed_by_both_sides_messages() {
        Decision offer = offer();
        String exchange = exchange(offer);
        String first = pairs(offer).get(0);

        assertThat(states(fair.answer("dinas-a", exchange, List.of(first), List.of())))
                .containsExactly("agreed");
        assertThat(states(fair.told("dinas-a", RequestType.EXCHANGE_SENT, exchange, first)))
                .containsExactly("sent");
        assertThat(states(fair.staff("sent", exchange))).containsExactly("sent");
        assertThat(states(fair.staff("received", exchange))).containsExactly("received");
        assertThat(states(fair.told("dinas-a", RequestType.EXCHANGE_RECEIVED, exchange, first)))
                .containsExactly("closed");
        assertThat(fair.rows("select loan from items where barcode = 'X1'")).containsExactly(first);
        assertThat(fair.rows("select title from exchange_wants where partner = 'perpustakaan'"))
                .containsExactly("Tambang Lama");
    }

    @Test
    @Shows(Rule.R15)
    void what_is_wanted_anew_stays_wanted_when_a_late_word_comes_about_a_pair_that_is_closed() {
        Decision offer = offer();
        String exchange = exchange(offer);
        String first = pairs(offer).get(0);
        fair.answer("dinas-a", exchange, List.of(first), List.of());
        fair.staff("received", exchange, first);
        assertThat(states(fair.told("dinas-a", RequestType.EXCHANGE_RECEIVED, exchange, first)))
                .containsExactly("closed");
        fair.want("perpustakaan", "Sejarah Kota Contoh", "Tambang Lama");
        fair.want("dinas-a", "Naskah Minangkabau");

        assertThat(states(fair.told("dinas-a", RequestType.EXCHANGE_SENT, exchange, first)))
                .containsExactly("closed");

        assertThat(fair.rows("select title from exchange_wants where exchange = '' order by title"))
                .containsExactly("Naskah Minangkabau", "Sejarah Kota Contoh", "Tambang Lama");
    }

    @Test
    @Shows(Rule.R16)
    void the_balance_is_what_was_sent_minus_what_was_received() {
        Decision offer = offer();
        String exchange = exchange(offer);
        fair.answer("dinas-a", exchange, pairs(offer), List.of());

        Decision sent = fair.staff("sent", exchange);

        assertThat(sent.notices()).extracting(Notice::topic).containsExactly(Topic.EXCHANGE_PROGRESS);
        assertThat(sent.notices().get(0).data().get("balance").asInt()).isEqualTo(2);
        assertThat(balance("dinas-a")).isEqualTo(2);
        fair.staff("received", exchange, pairs(offer).get(0));
        assertThat(balance("dinas-a")).isEqualTo(1);
        fair.staff("received", exchange);
        assertThat(balance("dinas-a")).isZero();
    }

    @Test
    @Shows(Rule.R16)
    void a_gift_of_either_side_is_no_exchange_and_in_no_balance() {
        ObjectNode gift = Json.object();
        gift.withArray("/items").add(Fair.publication("Peta Lama"));
        Decision theirs = fair.ask("dinas-a", RequestType.EXCHANGE_GIFT, gift);
        ObjectNode ours = Json.object().put("partner", "dinas-a");
        ours.withArray("/items").add("X1");
        Decision given = fair.staff(RequestType.STAFF_GIFT, ours, "ulang tahun kota");

        assertThat(theirs.status()).isEqualTo("accepted");
        assertThat(theirs.outcome().get("gift").asText()).isNotEmpty();
        assertThat(given.status()).isEqualTo("accepted");
        ExchangeBook.Standing standing = standing("dinas-a");
        assertThat(standing.balance()).isZero();
        assertThat(standing.giftsReceived()).isEqualTo(1);
        assertThat(standing.giftsGiven()).isEqualTo(1);
        assertThat(problems(fair.staff(RequestType.STAFF_GIFT, ours, "")))
                .containsExactly("copy-not-here /data/items/0");
        assertThat(proposals(fair.offer("dinas-b", List.of("Tambang Lama"), List.of("Naskah Minangkabau"))))
                .isEmpty();
    }

    @Test
    @Shows(Rule.R16)
    void a_partner_is_told_what_the_library_gives_it_and_not_what_it_gives_itself() {
        ObjectNode ours = Json.object().put("partner", "dinas-a");
        ours.withArray("/items").add("X1");
        Decision given = fair.staff(RequestType.STAFF_GIFT, ours, "ulang tahun kota");

        assertThat(given.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.to()).containsExactly(new PartnerId("dinas-a"));
            assertThat(notice.topic()).isEqualTo(Topic.EXCHANGE_GIVEN);
            assertThat(notice.data().at("/items/0/title").asText()).isEqualTo("Naskah Minangkabau");
            assertThat(notice.data().get("note").asText()).isEqualTo("ulang tahun kota");
            NoticeForm.assertPublished(notice.topic(), notice.data());
        });
        ObjectNode theirs = Json.object();
        theirs.withArray("/items").add(Fair.publication("Peta Lama"));
        assertThat(fair.ask("dinas-a", RequestType.EXCHANGE_GIFT, theirs).notices())
                .isEmpty();
    }

    @Test
    @Shows(Rule.R16)
    void an_exception_to_one_for_one_carries_its_reason_and_is_refused_without() {
        Decision offer = fair.offer("dinas-a", List.of("Sejarah Kota Contoh", "Tambang Lama"), List.of());
        ObjectNode data = Json.object().put("exchange", exchange(offer));
        data.withArray("/gives").add("t-0").add("t-1");
        data.withArray("/gets").add("X1");

        assertThat(problems(fair.staff(RequestType.STAFF_EXCEPTION, data, " ")))
                .containsExactly("exception-needs-reason ");
        Decision decision = fair.staff(RequestType.STAFF_EXCEPTION, data, "naskah langka, disetujui kepala");

        assertThat(proposals(decision)).containsExactly("Sejarah Kota Contoh > Naskah Minangkabau", "Tambang Lama > ");
        assertThat(fair.rows("select distinct exception from exchange_pairs"))
                .containsExactly("naskah langka, disetujui kepala");
        assertThat(standing("dinas-a").exceptions()).isEqualTo(2);
        assertThat(problems(fair.staff(RequestType.STAFF_EXCEPTION, data, "lagi")))
                .containsExactly(
                        "offered-not-free /data/gives/0",
                        "offered-not-free /data/gives/1",
                        "copy-not-here /data/gets/0");
        String oneSided = pairs(decision).get(1);
        assertThat(states(fair.staff("received", exchange(offer), oneSided))).containsExactly("closed");
        assertThat(problems(fair.staff("sent", exchange(offer), oneSided)))
                .containsExactly("pair-one-sided /data/pairs/0");
    }

    @Test
    void a_declined_pair_frees_its_copy_and_what_was_wanted() {
        Decision offer = offer();
        fair.answer("dinas-a", exchange(offer), List.of(), pairs(offer));

        assertThat(proposals(fair.offer("dinas-b", List.of("Sejarah Kota Contoh"), List.of("Naskah Minangkabau"))))
                .containsExactly("Sejarah Kota Contoh > Naskah Minangkabau");
    }

    @Test
    void of_two_partners_who_want_the_last_copy_at_once_exactly_one_gets_it() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Decision>> offers = List.of(
                    () -> fair.offer("dinas-a", List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang")),
                    () -> fair.offer("dinas-b", List.of("Tambang Lama"), List.of("Rumah Gadang")));
            int pairs = 0;
            for (Future<Decision> offer : both.invokeAll(offers)) {
                pairs += pairs(offer.get()).size();
            }
            assertThat(pairs).isEqualTo(1);
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void offers_in_one_batch_see_each_other() {
        List<Decision> decisions = fair.ask(List.of(
                fair.request(
                        "dinas-a",
                        RequestType.EXCHANGE_OFFER,
                        Fair.offer(List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang"))),
                fair.request(
                        "dinas-b",
                        RequestType.EXCHANGE_OFFER,
                        Fair.offer(List.of("Tambang Lama"), List.of("Rumah Gadang")))));

        assertThat(decisions.stream().map(Fair::pairs).map(List::size)).containsExactly(1, 0);
    }

    @Test
    void anothers_exchange_and_one_that_is_not_there_are_told_apart() {
        String exchange = exchange(offer());

        assertThat(problems(fair.told("dinas-b", RequestType.EXCHANGE_SENT, exchange, "p")))
                .containsExactly("not-yours /data/exchange");
        assertThat(problems(fair.told("dinas-b", RequestType.EXCHANGE_SENT, "exc-none", "p")))
                .containsExactly("not-found /data/exchange");
    }

    @Test
    void a_merged_partner_goes_on_with_its_exchanges_and_its_balance() {
        Decision offer = offer();
        fair.answer("dinas-a", exchange(offer), pairs(offer), List.of());
        fair.staff("sent", exchange(offer));
        database.useTransaction(db ->
                db.execute("update partners set merged_into = 'dinas-b', removed_at = now() where id = 'dinas-a'"));

        assertThat(balance("dinas-b")).isEqualTo(2);
        assertThat(balance("dinas-a")).isEqualTo(2);
        assertThat(states(fair.told(
                        "dinas-b",
                        RequestType.EXCHANGE_RECEIVED,
                        exchange(offer),
                        pairs(offer).get(0))))
                .containsExactly("received");
    }

    @Test
    @Shows(Rule.R16)
    void pairs_of_a_partner_that_leaves_are_called_off_unless_something_is_on_its_way() {
        Decision offer = offer();
        fair.answer("dinas-a", exchange(offer), pairs(offer), List.of());
        fair.told(
                "dinas-a",
                RequestType.EXCHANGE_SENT,
                exchange(offer),
                pairs(offer).get(0));
        ExchangeTies ties = new ExchangeTies();
        Parting leaving = new Parting(new PartnerId("dinas-a"), Optional.empty(), LocalDate.of(2026, 9, 1));

        database.useTransaction(db -> {
            Loosened loosened = ties.loosen(db, leaving);
            assertThat(loosened.told())
                    .extracting(reason -> reason.code().wire())
                    .containsExactly("pairs-declined", "pairs-under-way");
            ties.write(db, loosened.effects());
        });

        assertThat(fair.rows("select state from exchange_pairs order by place")).containsExactly("sent", "declined");
    }

    @Test
    @Shows(Rule.R16)
    void of_a_message_only_the_pairs_it_contradicts_are_refused() {
        Decision offer = offer();
        String exchange = exchange(offer);
        fair.answer(
                "dinas-a", exchange, pairs(offer).subList(0, 1), pairs(offer).subList(1, 2));

        Decision sent = fair.told(
                "dinas-a",
                RequestType.EXCHANGE_SENT,
                exchange,
                pairs(offer).get(0),
                pairs(offer).get(1),
                "pair-none");

        assertThat(sent.status()).isEqualTo("accepted");
        assertThat(states(sent)).containsExactly("sent", "declined");
        assertThat(problems(sent)).containsExactly("pair-wrong-state /data/pairs/1", "pair-unknown /data/pairs/2");
        assertThat(problems(fair.answer(
                        "dinas-a", exchange, pairs(offer), pairs(offer).subList(0, 1))))
                .containsExactly(
                        "pair-agreed-and-declined /data/agree/0",
                        "pair-wrong-state /data/agree/1",
                        "pair-agreed-and-declined /data/decline/0");
    }

    @Test
    @Shows(Rule.R16)
    void a_pair_both_agreed_and_declined_in_one_message_stays_as_it_was() {
        Decision offer = offer();

        Decision answer = fair.answer(
                "dinas-a",
                exchange(offer),
                pairs(offer).subList(0, 2),
                pairs(offer).subList(0, 1));

        assertThat(answer.status()).isEqualTo("accepted");
        assertThat(states(answer)).containsExactly("proposed", "agreed");
        assertThat(problems(answer))
                .containsExactly("pair-agreed-and-declined /data/agree/0", "pair-agreed-and-declined /data/decline/0");
    }

    @Test
    @Shows(Rule.R16)
    void what_is_told_twice_changes_nothing_and_is_no_mistake() {
        Decision offer = offer();
        String exchange = exchange(offer);
        fair.answer("dinas-a", exchange, pairs(offer), List.of());

        Decision again = fair.answer("dinas-a", exchange, pairs(offer), List.of());

        assertThat(again.status()).isEqualTo("accepted");
        assertThat(states(again)).containsExactly("agreed", "agreed");
        assertThat(again.effects()).isEmpty();
        assertThat(fair.staff("agree", exchange).status()).isEqualTo("accepted");
    }

    @Test
    @Shows(Rule.R16)
    void what_has_not_happened_yet_is_not_recorded() {
        Decision offer = offer();
        ObjectNode data = Json.object().put("exchange", exchange(offer)).put("on", "2026-08-04");
        data.withArray("/pairs").add(pairs(offer).get(0));

        assertThat(problems(fair.ask("dinas-a", RequestType.EXCHANGE_SENT, data)))
                .containsExactly("date-in-future /data/on");
    }

    @Test
    @Shows(Rule.R16)
    void a_copy_that_is_not_in_the_house_is_not_sent() {
        Decision offer = offer();
        fair.answer("dinas-a", exchange(offer), pairs(offer), List.of());
        database.useTransaction(db -> db.execute("update items set lost = true where barcode = 'X1'"));

        Decision sent = fair.staff("sent", exchange(offer));

        assertThat(problems(sent)).containsExactly("copy-not-here ");
        assertThat(states(sent)).containsExactly("agreed", "sent");
    }

    @Test
    void staff_see_what_is_open_and_whose_turn_it_is() {
        Decision offer =
                fair.offer("dinas-a", List.of("Sejarah Kota Contoh", "Buku Entah"), List.of("Naskah Minangkabau"));
        fair.answer("dinas-a", exchange(offer), pairs(offer), List.of());
        fair.told(
                "dinas-a",
                RequestType.EXCHANGE_SENT,
                exchange(offer),
                pairs(offer).get(0));

        ExchangeBook.Page page = database.jdbi().withHandle(db -> ExchangeBook.page(db, Optional.empty(), "", 10));

        assertThat(page.open()).extracting(ExchangeBook.Open::state).containsExactly("sent", "waiting");
        assertThat(page.open().get(0).awaits()).containsExactly("library");
        assertThat(page.open().get(0).barcode()).isEqualTo("X1");
        assertThat(database.jdbi()
                        .withHandle(db -> ExchangeBook.page(db, Optional.of(new PartnerId("dinas-b")), "", 10))
                        .open())
                .isEmpty();
    }

    private int balance(String partner) {
        return standing(partner).balance();
    }

    private ExchangeBook.Standing standing(String partner) {
        return database.jdbi()
                .withHandle(db -> ExchangeBook.balances(db, Optional.of(new PartnerId(partner)), "", 10))
                .get(0);
    }
}
