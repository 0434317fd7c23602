package id.simpul.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is untrue does not pass unnoticed: in a history in which all is true one thing after the other is made untrue. */
abstract class TamperedHistory {
    /** One that has been lived, and in which nothing was untrue. */
    abstract History history();

    /** All is true; if something were changed, this would be found untrue. */
    private void isNoticed(String change, String untrue) {
        history().untrue().clear();
        history().look();
        assertThat(history().untrue()).noneMatch(one -> one.contains(untrue));
        history().house().ifItWereSo(change, history()::look);
        assertThat(history().untrue()).anyMatch(one -> one.contains(untrue));
    }

    @Test
    void a_copy_that_is_out_with_nothing_is_noticed() {
        isNoticed(
                "update items set loan = null where loan is not null and collection = 'children' returning barcode",
                "a copy is out with the batch that its line says");
    }

    @Test
    void a_rule_that_is_not_in_force_on_its_day_is_noticed() {
        Rules rules = new Rules();
        rules.set(history().today(), "obligations.due-days", "1");
        assertThatThrownBy(() -> rules.hold(history().house()))
                .isInstanceOf(Untrue.class)
                .hasMessageContaining("obligations.due-days is 1 since its day");
    }

    @Test
    void a_copy_that_is_promised_twice_is_noticed() {
        isNoticed("""
                        with gift as (insert into exchange_gifts values ('gift-x', 'dinas-1', true, current_date) returning id)
                        insert into exchange_gift_items (gift, place, title, barcode)
                        select gift.id, 1, 'X', barcode from gift, (select barcode from exchange_pairs
                         where barcode is not null and state <> 'declined' limit 1) as one returning barcode""", "a copy is promised once");
    }

    @Test
    void a_copy_that_left_and_is_in_the_house_is_noticed() {
        isNoticed(
                "update items set loan = null where loan is not null and collection = 'exchange' returning barcode",
                "a copy for exchange is out with the pair or the gift");
    }

    @Test
    void a_book_that_never_becomes_lost_is_noticed() {
        isNoticed(
                "update batches set deliver_on = deliver_on - 1000, due_on = due_on - 1000"
                        + " where id in (select batch from batch_items where state = 'sent') returning id",
                "is lost on the next morning");
    }

    @Test
    void a_pair_that_stands_elsewhere_is_noticed() {
        isNoticed(
                "update exchange_pairs set state = 'closed' where state in ('sent', 'received') returning id",
                "a pair stands where what both sides told of it has brought it");
    }

    @Test
    void a_step_that_the_history_lacks_or_has_twice_is_noticed() {
        isNoticed(
                "delete from events where step = 'sent' and detail::jsonb ->> 'pair' is not null returning step",
                "recorded nothing");
        isNoticed("""
                        insert into events (at, partner, subject, step, detail)
                        select at, partner, subject, step, detail from events
                         where step = 'received' and detail::jsonb ->> 'pair' is not null returning step""", "is recorded 2 times");
    }

    @Test
    void what_is_kept_past_its_term_is_noticed() {
        isNoticed(
                "update deliveries set sent_at = sent_at - interval '1 year' where state = 'sent' returning seq",
                "nothing is kept past its term");
    }

    @Test
    void a_balance_that_is_not_what_went_and_came_is_noticed() {
        isNoticed(
                "update exchange_pairs set host_received = null where host_received is not null returning id",
                "The book of exchanges has");
    }

    @Test
    void a_part_that_ended_and_goes_on_is_noticed() {
        isNoticed(
                "update partners set removed_at = now() where id in (select current_partner(school) from rotation_agreements where state = 'active') returning id",
                "has the term");
        isNoticed(
                "update partners set removed_at = now() where kind in ('dinas', 'other') and removed_at is null returning id",
                "has the pair");
    }

    @Test
    void what_is_for_sale_and_waits_all_the_same_is_noticed() {
        Map<String, Object> line = history()
                .house()
                .rows("select exchange, ref from exchange_lines order by 1, 2")
                .get(0);
        String exchange = Schools.text(line, "exchange");
        Set<String> sold = Set.of(Schools.text(line, "ref"));
        assertThatThrownBy(() -> Exchanging.nothingIsForSale(history().house(), exchange, sold))
                .isInstanceOf(Untrue.class);
    }

    @Test
    void a_copy_that_leaves_twice_is_noticed() {
        Trade trade = new Trade(one -> one);
        trade.add("X1");
        trade.given("pair-1", "dinas-1", "X1", HistoriesTest.FIRST, true);
        trade.given("pair-1", "dinas-1", "X1", HistoriesTest.FIRST, false);
        assertThatThrownBy(() -> trade.giftGiven("dinas-2", List.of("X1"))).isInstanceOf(Untrue.class);
    }

    /** Each figure of each partner and of the whole is compared: none can be another without being noticed. */
    @Test
    void a_figure_that_is_another_is_noticed() {
        List<Heard> published = history().heard("evaluation.published").stream()
                .filter(one -> one.to().equals("perpusnas"))
                .toList();
        Heard told = published.get(published.size() - 1);
        ToldOfEvaluation evaluation = history().evaluation();
        evaluation.hear(told);
        ToldOfEvaluation.FIELDS.forEach(field -> {
            ObjectNode data = told.data().deepCopy();
            ObjectNode row = (ObjectNode) data.path("partners").path(0);
            changed(row, field);
            assertThatThrownBy(() -> evaluation.hear(told.saying(data)))
                    .as(field)
                    .isInstanceOf(Untrue.class);
        });
        for (int place = 0; place < told.data().path("indicators").size(); place++) {
            ObjectNode data = told.data().deepCopy();
            changed((ObjectNode) data.path("indicators").path(place), "value");
            assertThatThrownBy(() -> evaluation.hear(told.saying(data))).isInstanceOf(Untrue.class);
        }
        for (String field : List.of("libraryVisits", "libraryNewMembers")) {
            ObjectNode data = told.data().deepCopy();
            changed(data, field);
            assertThatThrownBy(() -> evaluation.hear(told.saying(data)))
                    .as(field)
                    .isInstanceOf(Untrue.class);
        }
        ObjectNode fewer = told.data().deepCopy();
        ((ArrayNode) fewer.path("partners")).remove(0);
        assertThatThrownBy(() -> evaluation.hear(told.saying(fewer))).isInstanceOf(Untrue.class);
    }

    private static void changed(ObjectNode data, String field) {
        boolean none = data.path(field).isNull() || data.path(field).isMissingNode();
        data.put(field, none ? BigDecimal.ZERO : data.path(field).decimalValue().add(BigDecimal.ONE));
    }

    @Test
    void a_notice_of_an_exchange_that_says_otherwise_is_noticed() {
        ToldOfExchange told = new ToldOfExchange(history().house(), history().trade());
        Heard progress = history().heard("exchange.progress").stream()
                .filter(one -> isTrue(told, one))
                .findFirst()
                .orElseThrow();
        for (String field : List.of("balance", "exchange")) {
            ObjectNode data = progress.data().deepCopy();
            data.put(field, field.equals("balance") ? data.path(field).asInt() + 1 : 0);
            assertThat(isTrue(told, progress.saying(data))).as(field).isFalse();
        }
        for (String field : List.of("pair", "gives", "gets", "state")) {
            ObjectNode data = progress.data().deepCopy();
            ((ObjectNode) data.path("pairs").path(0)).put(field, "lain");
            assertThat(isTrue(told, progress.saying(data))).as(field).isFalse();
        }
    }

    private static boolean isTrue(ToldOfExchange told, Heard notice) {
        try {
            told.hear(notice);
            return true;
        } catch (Untrue e) {
            return false;
        }
    }
}
