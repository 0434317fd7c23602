package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.feature.Query;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.choice.ChoiceList;
import id.simpul.rotation.planning.PlanPreview;
import id.simpul.rotation.planning.PlanReport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What staff choose by hand before a batch is announced, and what a plan makes of it. */
class PlanByHandTest {
    private static final LocalDate PLANNED = LocalDate.of(2026, 3, 7);
    private static final LocalDate ANNOUNCED = LocalDate.of(2026, 3, 23);

    private static final World.Beginning BEGINNING =
            World.Beginning.of(PlanByHandTest::two_schools_and_a_collection_with_some_choice);

    private final World world = BEGINNING.goOn();

    private static void two_schools_and_a_collection_with_some_choice(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.partner("sd-02", PartnerKind.SCHOOL, "13.75");
        world.items("low", 30, 1, "lower");
        world.items("up", 30, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 6);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Decision choice(String act, String whose, String barcode) {
        ObjectNode data = Json.object().put("act", act).put("barcode", barcode);
        return world.staff(RequestType.STAFF_CHOICE, whose.isEmpty() ? data : data.put("for", whose));
    }

    private Decision swap(String batch, String out, String... in) {
        ObjectNode data = World.of(batch).put("out", out);
        return world.staff(RequestType.STAFF_SWAP, in.length == 0 ? data : data.put("in", in[0]));
    }

    private void planAgain(String quarter) {
        world.staff(RequestType.STAFF_PLAN, Json.object().put("quarter", quarter));
        world.livesTo(world.today().plusDays(1));
    }

    private String batch(String school) {
        return world.batch(school, "2026-Q2");
    }

    private List<String> planned(String school) {
        return world.barcodes(batch(school), "planned");
    }

    /** A book for lower grades that is in nobody's batch. */
    private String free() {
        return world.texts("select barcode from items where barcode like 'low-%' and barcode not in"
                        + " (select barcode from batch_items where state = 'planned') order by barcode")
                .get(0);
    }

    private String lower(String school) {
        return planned(school).stream()
                .filter(barcode -> barcode.startsWith("low"))
                .findFirst()
                .orElseThrow();
    }

    private PlanReport report(String quarter) {
        return world.database.jdbi().withHandle(db -> new PlanPreview(world.schedule, world.today())
                .report(db, Quarter.parse(quarter)));
    }

    private static String words(Decision decision) {
        return decision.reasons().get(0).message(Language.EN);
    }

    @Test
    void a_book_is_swapped_for_the_one_that_staff_name() {
        world.livesTo(PLANNED);
        String out = lower("sd-01");
        String in = free();
        assertThat(swap(batch("sd-01"), out, in)).isInstanceOf(Decision.Accepted.class);
        assertThat(planned("sd-01")).hasSize(10).contains(in).doesNotContain(out);
        assertThat(world.history).contains(batch("sd-01") + " swapped");
    }

    @Test
    void the_hub_finds_a_book_of_the_same_grades_if_staff_name_none() {
        world.livesTo(PLANNED);
        String out = lower("sd-01");
        Decision decision = swap(batch("sd-01"), out);
        assertThat(decision.outcome().at("/in/barcode").asText()).startsWith("low");
        assertThat(decision.outcome().at("/in/title").asText()).startsWith("Cerita low");
        assertThat(planned("sd-01")).hasSize(10).doesNotContain(out);
    }

    @Test
    @Shows({Rule.R4, Rule.R5})
    void r4_r5_a_swap_that_the_plan_would_not_make_is_refused_with_the_title_named() {
        world.livesTo(PLANNED);
        String batch = batch("sd-01");
        String out = lower("sd-01");
        String another = planned("sd-01").get(1);
        String upper = world.texts("select barcode from items where barcode like 'up-%' and barcode not in"
                        + " (select barcode from batch_items)")
                .get(0);
        assertThat(words(swap(batch, out, lower("sd-02"))))
                .contains("Cerita low")
                .contains("promised to another batch");
        assertThat(words(swap(batch, out, upper))).contains("Cerita up").contains("lower grades");
        assertThat(World.codes(swap(batch, out, another))).contains("book-not-new");
        assertThat(World.codes(swap(batch, "none"))).containsExactly("item-not-in-batch");
        assertThat(World.codes(swap(batch, out, "none"))).containsExactly("nothing-of-that-name");
        assertThat(planned("sd-01")).hasSize(10).contains(out);
    }

    @Test
    @Shows(Rule.R5)
    void r5_a_title_that_the_school_has_had_cannot_be_swapped_in() {
        world.livesTo(PLANNED);
        String first = lower("sd-01");
        world.livesTo(LocalDate.of(2026, 4, 6));
        world.staff(RequestType.STAFF_DISPATCH, World.of(batch("sd-01")));
        world.livesTo(LocalDate.of(2026, 6, 15));
        String next = world.batch("sd-01", "2026-Q3");
        Decision decision = swap(next, world.barcodes(next, "planned").get(0), first);
        assertThat(World.codes(decision)).contains("book-not-new");
        assertThat(world.state(next)).isEqualTo("planned");
    }

    @Test
    @Shows(Rule.R9)
    void a_batch_that_is_announced_changes_only_when_it_is_packed() {
        world.livesTo(PLANNED);
        String out = lower("sd-01");
        world.livesTo(ANNOUNCED);
        assertThat(World.codes(swap(batch("sd-01"), out))).containsExactly("batch-wrong-state");
    }

    @Test
    void the_school_hears_nothing_of_a_book_that_was_swapped_before_it_was_told_the_list() {
        world.livesTo(PLANNED);
        String out = lower("sd-01");
        String in = free();
        swap(batch("sd-01"), out, in);
        world.livesTo(ANNOUNCED);
        assertThat(barcodesTold(Topic.ROTATION_ANNOUNCED)).contains(in).doesNotContain(out);
        world.livesTo(LocalDate.of(2026, 4, 6));
        world.staff(RequestType.STAFF_DISPATCH, World.of(batch("sd-01")));
        Notice sent = world.told(Topic.ROTATION_DISPATCHED).get(0);
        assertThat(sent.data().has("out")).isFalse();
        assertThat(sent.data().has("in")).isFalse();
    }

    private List<String> barcodesTold(Topic topic) {
        return world.told(topic).stream()
                .filter(notice -> notice.data().path("batch").asText().equals(batch("sd-01")))
                .flatMap(notice -> notice.data().get("items").findValuesAsText("barcode").stream())
                .toList();
    }

    @Test
    void a_pinned_book_goes_to_its_school_and_to_no_other() {
        assertThat(choice("pin", "sd-02", "low-7-1")).isInstanceOf(Decision.Accepted.class);
        world.livesTo(PLANNED);
        assertThat(planned("sd-02")).hasSize(10).contains("low-7-1");
        assertThat(planned("sd-01")).hasSize(10);
    }

    @Test
    void a_book_pinned_for_a_later_quarter_is_new_to_the_school_then() {
        ObjectNode later = Json.object()
                .put("act", "pin")
                .put("barcode", "low-7-1")
                .put("for", "sd-01")
                .put("quarter", "2026-Q3");
        assertThat(world.staff(RequestType.STAFF_CHOICE, later)).isInstanceOf(Decision.Accepted.class);
        world.livesTo(PLANNED);
        assertThat(planned("sd-01")).doesNotContain("low-7-1");
        world.livesTo(LocalDate.of(2026, 6, 8));
        assertThat(world.barcodes(world.batch("sd-01", "2026-Q3"), "planned")).contains("low-7-1");
    }

    @Test
    void a_blocked_title_never_comes_whatever_the_copy() {
        world.items("low", 30, 2, "lower");
        for (int title = 1; title <= 24; title++) {
            choice("block", "sd-01", "low-" + title + "-1");
        }
        world.livesTo(PLANNED);
        assertThat(planned("sd-01"))
                .filteredOn(barcode -> barcode.startsWith("low"))
                .hasSize(6)
                .allMatch(barcode -> Integer.parseInt(barcode.split("-", -1)[1]) > 24);
        String out = lower("sd-01");
        assertThat(World.codes(swap(batch("sd-01"), out, "low-3-2"))).contains("book-blocked");
    }

    @Test
    void a_reserved_book_stays_in_the_house_until_its_day() {
        for (int title = 1; title <= 30; title++) {
            reserve("up-" + title + "-1", LocalDate.of(2026, 4, 6));
        }
        world.livesTo(PLANNED);
        assertThat(planned("sd-01")).noneMatch(barcode -> barcode.startsWith("up"));
        assertThat(report("2026-Q3").table(Language.EN)).contains(" 20     20");
    }

    @Test
    void a_book_that_is_kept_back_no_longer_than_until_the_exchange_can_be_pinned_for_it() {
        LocalDate exchange = LocalDate.of(2026, 4, 6);
        reserve("low-7-1", exchange);
        reserve("low-8-1", exchange.minusDays(1));

        assertThat(words(choice("pin", "sd-01", "low-7-1"))).contains("keep it back");
        assertThat(choice("pin", "sd-01", "low-8-1")).isInstanceOf(Decision.Accepted.class);

        world.livesTo(PLANNED);
        assertThat(planned("sd-01")).contains("low-8-1").doesNotContain("low-7-1");
    }

    private void reserve(String barcode, LocalDate until) {
        world.staff(
                RequestType.STAFF_CHOICE,
                Json.object().put("act", "reserve").put("barcode", barcode).put("until", until.toString()));
    }

    @Test
    void a_book_reserved_after_the_plan_is_replaced_when_the_batch_is_packed() {
        world.livesTo(PLANNED);
        String kept = lower("sd-01");
        choice("reserve", "", kept);
        world.livesTo(LocalDate.of(2026, 4, 6));
        assertThat(world.staff(RequestType.STAFF_PACK, World.of(batch("sd-01"))))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(planned("sd-01")).hasSize(10).doesNotContain(kept);
    }

    @Test
    void what_was_chosen_can_be_taken_back_and_is_refused_a_second_time() {
        assertThat(choice("pin", "sd-01", "low-7-1")).isInstanceOf(Decision.Accepted.class);
        assertThat(World.codes(choice("pin", "sd-01", "low-7-1"))).contains("chosen-already");
        assertThat(words(choice("pin", "sd-02", "low-7-1"))).contains("chosen for another school");
        assertThat(choice("unpin", "sd-01", "low-7-1")).isInstanceOf(Decision.Accepted.class);
        assertThat(World.codes(choice("unpin", "sd-01", "low-7-1"))).containsExactly("not-chosen");
        assertThat(choice("pin", "sd-02", "low-7-1")).isInstanceOf(Decision.Accepted.class);
        assertThat(choice("reserve", "", "low-8-1")).isInstanceOf(Decision.Accepted.class);
        assertThat(words(choice("pin", "sd-01", "low-8-1")))
                .contains("Cerita low 8")
                .contains("keep it back");
        assertThat(choice("unreserve", "", "low-8-1")).isInstanceOf(Decision.Accepted.class);
        assertThat(choice("pin", "sd-01", "low-8-1")).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    @Shows(Rule.R4)
    void r4_no_more_books_are_pinned_than_there_are_places_for_their_grades() {
        for (int title = 1; title <= 6; title++) {
            assertThat(choice("pin", "sd-01", "low-" + title + "-1")).isInstanceOf(Decision.Accepted.class);
        }
        assertThat(World.codes(choice("pin", "sd-01", "low-7-1"))).containsExactly("no-places-left");
    }

    @Test
    void a_pinned_book_that_is_not_there_any_more_is_left_out_and_said() {
        choice("pin", "sd-01", "low-7-1");
        world.ask(List.of(world.request(
                "library",
                RequestType.CATALOGUE_ITEM,
                Json.object()
                        .put("barcode", "low-7-1")
                        .put("title", "Cerita low 7")
                        .put("author", "Pengarang 7")
                        .put("collection", "children")
                        .put("grades", "lower")
                        .put("condition", "damaged")
                        .put("lendable", true))));
        assertThat(report("2026-Q2").table(Language.EN))
                .contains("Cerita low 7")
                .contains("not ready in time");
        world.livesTo(PLANNED);
        assertThat(planned("sd-01")).hasSize(10).doesNotContain("low-7-1");
    }

    @Test
    void a_plan_made_again_keeps_swaps_follows_new_pins_and_leaves_the_rest() {
        world.livesTo(PLANNED);
        String out = lower("sd-01");
        String in = free();
        swap(batch("sd-01"), out, in);
        String pinned = lower("sd-02");
        assertThat(choice("pin", batch("sd-01"), pinned)
                        .outcome()
                        .get("planned")
                        .asBoolean())
                .isTrue();
        List<String> before = planned("sd-02");
        assertThat(report("2026-Q2").table(Language.EN)).contains("plan again");
        planAgain("2026-Q2");
        assertThat(report("2026-Q2").table(Language.EN)).doesNotContain("plan again");
        assertThat(planned("sd-01")).hasSize(10).contains(in, pinned).doesNotContain(out);
        assertThat(planned("sd-02")).hasSize(10).doesNotContain(pinned);
        assertThat(planned("sd-02").stream().filter(before::contains)).hasSizeGreaterThanOrEqualTo(8);
        assertThat(world.history).contains(batch("sd-01") + " planned-again");
        planAgain("2026-Q2");
        assertThat(planned("sd-01")).contains(in, pinned);
    }

    @Test
    void a_plan_made_again_fills_what_was_empty_and_the_school_is_told_the_new_number() {
        try (World scarce = World.small()) {
            scarce.partner("library", PartnerKind.LIBRARY, "13.75");
            scarce.partner("sd-01", PartnerKind.SCHOOL, "13.75");
            scarce.items("low", 6, 1, "lower");
            scarce.items("up", 2, 1, "upper");
            scarce.livesTo(LocalDate.of(2026, 2, 2));
            scarce.enrolled("sd-01", 6);
            scarce.livesTo(PLANNED);
            scarce.items("new", 5, 1, "upper");
            scarce.staff(RequestType.STAFF_PLAN, Json.object().put("quarter", "2026-Q2"));
            scarce.livesTo(PLANNED.plusDays(1));
            assertThat(scarce.barcodes(scarce.batch("sd-01", "2026-Q2"), "planned"))
                    .hasSize(10);
            List<Notice> told = scarce.told(Topic.ROTATION_PLANNED);
            assertThat(told.get(told.size() - 1).data().get("filled").asInt()).isEqualTo(10);
        }
    }

    @Test
    void what_was_chosen_is_listed_with_who_chose_it_and_why_until_it_is_over() {
        choice("pin", "sd-01", "low-7-1");
        choice("block", "sd-02", "low-8-1");
        world.staff(
                RequestType.STAFF_CHOICE,
                Json.object().put("act", "reserve").put("barcode", "up-1-1").put("until", "2026-03-01"));
        List<ObjectNode> listed = listed();
        assertThat(listed).extracting(row -> row.get("choice").asText()).containsOnly("pin", "block", "reserve");
        assertThat(listed)
                .filteredOn(row -> row.get("choice").asText().equals("pin"))
                .singleElement()
                .matches(row -> row.get("title").asText().equals("Cerita low 7")
                        && row.get("quarter").asText().equals("2026-Q2")
                        && row.get("by").asText().equals("Sari")
                        && row.get("reason").asText().equals("because"));
        world.livesTo(ANNOUNCED);
        assertThat(listed())
                .singleElement()
                .matches(row -> row.get("choice").asText().equals("block"));
    }

    private List<ObjectNode> listed() {
        return world.database.jdbi().withHandle(db -> ChoiceList.of(world::today)
                .page(db, new Query(Map.of(), Optional.empty(), 10))
                .rows());
    }

    @Test
    void quarters_are_planned_in_their_order() {
        Decision decision = world.staff(RequestType.STAFF_PLAN, Json.object().put("quarter", "2026-Q3"));
        assertThat(World.codes(decision)).containsExactly("planned-in-order");
    }

    @Test
    @Shows(Rule.R12)
    void r12_a_look_at_a_far_quarter_counts_the_quarters_between_as_the_forecast_does() {
        try (World scarce = World.small()) {
            scarce.partner("library", PartnerKind.LIBRARY, "13.75");
            scarce.partner("sd-01", PartnerKind.SCHOOL, "13.75");
            scarce.items("low", 14, 1, "lower");
            scarce.items("up", 9, 1, "upper");
            scarce.livesTo(LocalDate.of(2026, 2, 2));
            Decision enrolled = scarce.ask("sd-01", RequestType.ROTATION_ENROL, scarce.enrolment(12));
            List<Integer> forecast = enrolled.outcome().get("forecast").findValues("filled").stream()
                    .map(filled -> filled.asInt())
                    .toList();
            for (int later = 0; later < 4; later++) {
                Quarter quarter = Quarter.parse("2026-Q2").plus(later);
                PlanReport report = scarce.database
                        .jdbi()
                        .withHandle(db -> new PlanPreview(scarce.schedule, scarce.today()).report(db, quarter));
                assertThat(report.plan().filled()).as(quarter.toString()).isEqualTo(forecast.get(later));
                assertThat(report.table(Language.EN).contains("Counted with")).isEqualTo(later > 0);
            }
            assertThat(forecast).endsWith(0);
        }
    }
}
