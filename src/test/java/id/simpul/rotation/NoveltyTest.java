package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a school has had stays had, whatever the catalogue says of it later (R5). */
@Shows(Rule.R5)
class NoveltyTest {
    private static final World.Beginning BEGINNING = World.Beginning.of(NoveltyTest::a_school_that_had_its_first_batch);

    private final World world = BEGINNING.goOn();
    private String first;

    private static void a_school_that_had_its_first_batch(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.items("low", 24, 1, "lower");
        world.items("up", 24, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.livesTo(LocalDate.of(2026, 4, 6));
        world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch("sd-01", "2026-Q2")));
    }

    @BeforeEach
    void its_batch() {
        first = world.batch("sd-01", "2026-Q2");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> had() {
        return world.texts("select barcode from batch_items where batch = ? order by barcode", first);
    }

    private void backAgain() {
        world.ask("sd-01", RequestType.ROTATION_RETURNED, World.of(first).put("all", true));
        world.staff(RequestType.STAFF_CHECKIN, World.of(first));
    }

    private Decision catalogue(String barcode, String title, String grades) {
        return world.ask("library", RequestType.CATALOGUE_ITEM, item(barcode, title, grades));
    }

    private static ObjectNode item(String barcode, String title, String grades) {
        return Json.object()
                .put("barcode", barcode)
                .put("title", title)
                .put("collection", "children")
                .put("grades", grades)
                .put("condition", "good")
                .put("lendable", true);
    }

    private String grades(String barcode) {
        return barcode.startsWith("low") ? "lower" : "upper";
    }

    @Test
    void a_copy_never_comes_twice_although_its_record_was_corrected() {
        backAgain();
        had().forEach(barcode -> catalogue(barcode, "Judul lain sama sekali " + barcode, grades(barcode)));
        world.livesTo(LocalDate.of(2026, 7, 6));
        String second = world.batch("sd-01", "2026-Q3");
        assertThat(world.texts("select barcode from batch_items where batch = ?", second))
                .hasSize(10)
                .doesNotContainAnyElementsOf(had());
    }

    @Test
    void another_copy_of_a_corrected_title_does_not_come_either() {
        backAgain();
        String corrected = had().get(0);
        catalogue(corrected, "Petualangan Danau", "lower");
        catalogue("new-1", "Petualangan Danau", "lower");
        world.livesTo(LocalDate.of(2026, 7, 6));
        assertThat(world.texts("select barcode from batch_items where batch = ?", world.batch("sd-01", "2026-Q3")))
                .hasSize(10)
                .doesNotContain("new-1");
    }

    @Test
    void what_turns_out_to_be_had_after_planning_is_substituted_before_packing() {
        backAgain();
        world.livesTo(LocalDate.of(2026, 7, 6));
        String second = world.batch("sd-01", "2026-Q3");
        String planned = world.barcodes(second, "planned").get(0);
        String before = had().stream()
                .filter(barcode -> grades(barcode).equals(grades(planned)))
                .findFirst()
                .orElseThrow();
        world.staff(
                RequestType.STAFF_CATALOGUE_JOIN,
                Json.object().put("one", before).put("other", planned));

        Decision packed = world.staff(RequestType.STAFF_PACK, World.of(second));

        assertThat(packed.outcome().at("/difference/substituted/0/out").asText())
                .isEqualTo(planned);
        assertThat(packed.outcome().at("/difference/substituted/0/in").asText()).isNotEmpty();
        assertThat(world.barcodes(second, "planned")).hasSize(10).doesNotContain(planned);
    }

    @Test
    void what_turns_out_to_be_had_cannot_be_scanned_into_its_batch() {
        backAgain();
        world.livesTo(LocalDate.of(2026, 7, 6));
        String second = world.batch("sd-01", "2026-Q3");
        List<String> planned = world.barcodes(second, "planned");
        world.staff(
                RequestType.STAFF_CATALOGUE_JOIN,
                Json.object().put("one", had().get(0)).put("other", planned.get(0)));
        ObjectNode scanned = World.of(second);
        planned.forEach(scanned.withArray("items")::add);

        Decision packed = world.staff(RequestType.STAFF_PACK, scanned);

        assertThat(World.codes(packed)).containsExactly("item-cannot-go");
        assertThat(packed.reasons().get(0).pointer()).isEqualTo("/data/items/0");
    }

    @Test
    void two_titles_of_a_plan_that_are_joined_are_packed_once() {
        backAgain();
        world.livesTo(LocalDate.of(2026, 7, 6));
        String second = world.batch("sd-01", "2026-Q3");
        List<String> planned = world.barcodes(second, "planned");
        world.staff(
                RequestType.STAFF_CATALOGUE_JOIN,
                Json.object().put("one", planned.get(0)).put("other", planned.get(1)));
        world.staff(RequestType.STAFF_PACK, World.of(second));
        assertThat(world.text("""
                        select count(distinct items.title) || ' ' || count(*) from batch_items join items using (barcode)
                         where batch = ? and state = 'planned'
                        """, second)).isEqualTo("10 10");
    }

    @Test
    void after_works_are_taken_apart_a_school_has_had_that_one_of_which_it_had_a_copy() {
        backAgain();
        catalogue("kancil", "Kisah Si Kancil", "lower");
        catalogue("mas", "Kisah Timun Mas", "lower");
        world.staff(
                RequestType.STAFF_CATALOGUE_JOIN,
                Json.object().put("one", "kancil").put("other", "mas"));
        had().forEach(barcode -> catalogue(barcode, "Sudah pernah " + barcode, grades(barcode)));
        world.livesTo(LocalDate.of(2026, 7, 6));
        String second = world.batch("sd-01", "2026-Q3");
        ObjectNode scanned = World.of(second);
        List<String> items = new ArrayList<>(world.barcodes(second, "planned"));
        items.removeIf(List.of("kancil", "mas")::contains);
        items.subList(9, items.size()).clear();
        items.add("mas");
        items.forEach(scanned.withArray("items")::add);
        assertThat(world.staff(RequestType.STAFF_DISPATCH, scanned)).isInstanceOf(Decision.Accepted.class);

        String had = """
                select string_agg(distinct titles.title, ', ' order by titles.title)
                  from batch_items
                  join titles as was on was.id = batch_items.title
                  join titles on titles.id = coalesce(was.same_as, was.id)
                 where batch_items.barcode = 'mas'
                """;
        assertThat(world.text(had)).isEqualTo("Kisah Si Kancil");
        world.staff(RequestType.STAFF_CATALOGUE_UNJOIN, Json.object().put("one", "mas"));
        assertThat(world.text(had)).isEqualTo("Kisah Timun Mas");
        assertThat(world.texts("""
                        select items.barcode || ' ' || titles.title from items join titles on titles.id = items.title
                         where barcode in ('kancil', 'mas') order by 1
                        """)).containsExactly("kancil Kisah Si Kancil", "mas Kisah Timun Mas");
    }

    @Test
    void a_plan_and_a_packed_batch_name_each_copy_by_its_own_title() {
        backAgain();
        world.texts("select barcode from items where loan is null order by barcode").stream()
                .filter(barcode -> !had().contains(barcode))
                .forEach(barcode -> {
                    catalogue("x" + barcode, "Karya " + barcode, grades(barcode));
                    world.staff(
                            RequestType.STAFF_CATALOGUE_JOIN,
                            Json.object().put("one", "x" + barcode).put("other", barcode));
                    catalogue("x" + barcode, "Karya " + barcode, grades(barcode))
                            .outcome();
                });
        world.livesTo(LocalDate.of(2026, 7, 6));
        String second = world.batch("sd-01", "2026-Q3");
        assertThat(world.texts("select name from batch_items where batch = ? and barcode not like 'x%'", second))
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("Karya"));
        assertThat(world.text("""
                        select count(*) from batch_items join items using (barcode)
                         where batch = ? and batch_items.title <> items.described
                        """, second)).isEqualTo("0");
    }

    @Test
    void a_book_lost_in_the_house_is_not_packed_and_what_is_promised_is_substituted() {
        backAgain();
        world.livesTo(LocalDate.of(2026, 7, 6));
        String second = world.batch("sd-01", "2026-Q3");
        String lost = world.barcodes(second, "planned").get(0);
        ObjectNode copies = Json.object().put("act", "lost");
        copies.withArray("barcodes").add(lost);
        assertThat(world.staff(RequestType.STAFF_CATALOGUE_COPIES, copies)).isInstanceOf(Decision.Accepted.class);
        assertThat(catalogue(
                                lost,
                                world.text("select name from batch_items where barcode = ? limit 1", lost),
                                grades(lost))
                        .reasons())
                .extracting(reason -> reason.code().wire())
                .containsExactly("item-stays-lost");

        Decision packed = world.staff(RequestType.STAFF_PACK, World.of(second));

        assertThat(packed.outcome().at("/difference/substituted/0/out").asText())
                .isEqualTo(lost);
        assertThat(world.barcodes(second, "planned")).doesNotContain(lost);
        ObjectNode out = Json.object().put("act", "lost");
        out.withArray("barcodes").add(had().get(0)).add("tidak-ada");
        world.staff(RequestType.STAFF_DISPATCH, World.of(second));
        ObjectNode away = Json.object().put("act", "lost");
        away.withArray("barcodes").add(world.barcodes(second, "sent").get(0));
        assertThat(World.codes(world.staff(RequestType.STAFF_CATALOGUE_COPIES, away)))
                .containsExactly("copy-stays");
    }
}
