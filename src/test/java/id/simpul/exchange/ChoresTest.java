package id.simpul.exchange;

import static id.simpul.exchange.Fair.exchange;
import static id.simpul.exchange.Fair.pairs;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.agenda.Chore;
import id.simpul.agenda.Chore.Deed;
import id.simpul.agenda.Chore.Due;
import id.simpul.agenda.Jobs;
import id.simpul.agenda.Mornings;
import id.simpul.agenda.Question;
import id.simpul.agenda.Watched;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What falls due in exchanges: reminders, and another look at what waits. */
class ChoresTest {
    private static final Mornings MORNINGS = new Mornings(Policies.defaults());
    private static final Instant LATER = Instant.parse("2026-12-31T00:00:00Z");

    private final Database database = TestDatabase.fresh();
    private final Fair fair = new Fair(database);
    private final Chore remind = new Watched(ExchangeChores.remind(MORNINGS));
    private final Chore match = new Watched(new NewsChore(MORNINGS, new MatchChore(MORNINGS, Clock.systemUTC())));

    @BeforeEach
    void a_library_and_a_dinas() {
        fair.partner("dinas-a", "dinas");
        fair.want("perpustakaan", "Sejarah Kota Contoh");
        longAgo();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Shows(Rule.R16)
    void a_partner_whose_answer_is_awaited_is_reminded_twice_and_then_left_alone() {
        fair.stock("X1", "Rumah Gadang");
        fair.offer("dinas-a", List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang"));

        List<Notice> notices = run(remind, LATER);

        assertThat(notices).extracting(Notice::topic).containsOnly(Topic.EXCHANGE_PROGRESS);
        assertThat(notices.stream()
                        .map(notice -> notice.data().get("daysWaiting").asInt()))
                .containsExactly(14, 30);
        assertThat(notices.get(0).data().at("/pairs/0/state").asText()).isEqualTo("proposed");
    }

    @Test
    @Shows(Rule.R16)
    void nobody_is_reminded_of_what_the_library_has_to_do() {
        fair.stock("X1", "Rumah Gadang");
        Decision offer = fair.offer("dinas-a", List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang"));
        fair.answer("dinas-a", exchange(offer), pairs(offer), List.of());
        fair.told(
                "dinas-a",
                RequestType.EXCHANGE_SENT,
                exchange(offer),
                pairs(offer).get(0));

        assertThat(run(remind, LATER)).isEmpty();
        fair.staff("sent", exchange(offer));
        assertThat(run(remind, LATER)).hasSize(2);
    }

    @Test
    @Shows(Rule.R15)
    void what_waits_is_matched_the_morning_after_something_new_is_there() {
        Decision offer = fair.offer("dinas-a", List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang"));
        assertThat(pairs(offer)).isEmpty();
        assertThat(next(match, LATER)).isEmpty();
        stockLater("X1", "Rumah Gadang");

        assertThat(run(match, Instant.parse("2026-08-05T22:00:00Z"))).isEmpty();
        List<Notice> notices = run(match, Instant.parse("2026-08-05T23:00:00Z"));

        assertThat(notices).extracting(Notice::topic).containsExactly(Topic.EXCHANGE_PROPOSED);
        assertThat(notices.get(0).data().at("/pairs/0/gets").asText()).isEqualTo("Rumah Gadang");
        assertThat(fair.rows("select gives from exchange_pairs")).containsExactly("Sejarah Kota Contoh");
        assertThat(run(match, LATER)).isEmpty();
    }

    @Test
    @Shows(Rule.R15)
    void a_want_list_right_behind_an_offer_is_looked_at_the_next_morning_and_once() {
        fair.stock("X1", "Rumah Gadang");
        ObjectNode list = Json.object();
        list.withArray("/titles").add(Fair.publication("Rumah Gadang"));

        List<Decision> together = fair.ask(List.of(
                fair.request(
                        "dinas-a", RequestType.EXCHANGE_OFFER, Fair.offer(List.of("Sejarah Kota Contoh"), List.of())),
                fair.request("dinas-a", RequestType.EXCHANGE_WANT, list)));

        assertThat(pairs(together.get(0))).isEmpty();
        assertThat(run(match, LATER)).extracting(Notice::topic).containsExactly(Topic.EXCHANGE_PROPOSED);
        assertThat(run(match, LATER)).isEmpty();
    }

    @Test
    @Shows(Rule.R15)
    void what_was_written_only_after_an_offer_had_been_decided_is_new_though_its_time_is_earlier() {
        fair.offer("dinas-a", List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang"));
        fair.stock("X1", "Rumah Gadang");
        database.useTransaction(db -> db.execute("update items set changed_at = ?", Fair.NOW.minusSeconds(20)));

        assertThat(run(match, LATER)).hasSize(1);
        assertThat(run(match, LATER)).isEmpty();
    }

    @Test
    void what_is_asked_each_minute_is_not_asked_of_all_that_was_ever_offered_or_wanted() {
        Question asked =
                new MatchChore(MORNINGS, Clock.systemUTC()).question(LATER, 10).orElseThrow();

        assertThat(asked.tables()).doesNotContain("items", "exchange_wants");
        assertThat(asked.sql()).containsSubsequence("from exchange_looks", "join exchange_offers");
    }

    @Test
    void an_offer_for_which_there_is_nothing_new_is_not_looked_at_for_its_own_wants() {
        fair.offer("dinas-a", List.of("Buku Entah"), List.of("Rumah Gadang"));

        assertThat(next(match, LATER)).isEmpty();
    }

    @Test
    void what_is_matched_later_is_told_with_the_request_that_made_the_offer() {
        Decision offer = fair.offer("dinas-a", List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang"));
        Event offered = new Event(new PartnerId("dinas-a"), exchange(offer), "offered");
        database.useTransaction(db -> Events.append(
                db,
                List.of(offered.from(fair.request("dinas-a", RequestType.EXCHANGE_OFFER, Json.object()))),
                Fair.NOW));
        stockLater("X1", "Rumah Gadang");

        assertThat(run(match, LATER))
                .singleElement()
                .matches(notice -> notice.request().orElse("").startsWith("r-"));
    }

    @Test
    @Shows(Rule.R15)
    void what_was_declined_is_not_proposed_again() {
        fair.stock("X1", "Rumah Gadang");
        Decision offer = fair.offer("dinas-a", List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang"));
        fair.answer("dinas-a", exchange(offer), List.of(), pairs(offer));
        stockLater("X2", "Rumah Gadang");

        assertThat(run(match, LATER)).isEmpty();
    }

    @Test
    @Shows(Rule.R16)
    void who_takes_part_no_more_is_promised_nothing_for_what_still_waits() {
        Decision offer = fair.offer("dinas-a", List.of("Sejarah Kota Contoh"), List.of("Rumah Gadang"));
        stockLater("X1", "Rumah Gadang");
        database.useTransaction(db -> db.execute("update partners set removed_at = now() where id = 'dinas-a'"));

        assertThat(run(match, LATER)).isEmpty();
        ObjectNode oneMore = Json.object().put("exchange", exchange(offer));
        oneMore.putArray("gets").add("X1");
        assertThat(fair.staff(RequestType.STAFF_EXCEPTION, oneMore, "Diminta")).isInstanceOf(Decision.Refused.class);
        assertThat(fair.rows("select id from exchange_pairs")).isEmpty();
    }

    /** The library's list is no news to what is offered today. */
    private void longAgo() {
        database.useTransaction(db -> db.execute("update exchange_wants set changed_at = '2026-07-01T03:00:00Z'"));
    }

    private void stockLater(String barcode, String title) {
        fair.stock(barcode, title);
        database.useTransaction(
                db -> db.execute("update items set changed_at = '2026-08-05T03:00:00Z' where barcode = ?", barcode));
    }

    /** Does all that is due, as the hub does; each part once. */
    private List<Notice> run(Chore chore, Instant until) {
        List<Notice> notices = new ArrayList<>();
        List<Due> due = next(chore, until);
        while (!due.isEmpty()) {
            List<Due> parts = due;
            Deed deed = database.inTransaction(db -> chore.perform(db, Jobs.claim(db, parts, until), Fair.POLICY));
            deed.notices().forEach(notice -> NoticeForm.assertPublished(notice.topic(), notice.data()));
            notices.addAll(deed.notices());
            due = next(chore, until);
        }
        return notices;
    }

    private List<Due> next(Chore chore, Instant until) {
        return database.jdbi().withHandle(db -> chore.next(db, until, 10));
    }
}
