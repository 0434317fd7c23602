package id.simpul.rotation.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.rotation.World;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ObligationListsTest {
    private final World world = World.small();
    private List<String> lost;

    @BeforeEach
    void a_school_that_lost_five_books_of_which_two_are_made_good() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.items("low", 20, 1, "lower");
        world.items("up", 20, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.livesTo(LocalDate.of(2026, 4, 6));
        String batch = world.batch("sd-01", "2026-Q2");
        world.staff(RequestType.STAFF_DISPATCH, World.of(batch));
        lost = world.barcodes(batch, "sent").subList(0, 5);
        ObjectNode data = World.of(batch).put("all", true);
        lost.forEach(barcode -> data.withArray("lost").addObject().put("barcode", barcode));
        world.ask("sd-01", RequestType.ROTATION_RETURNED, data);
        act(batch, lost.get(0), "waive");
        act(batch, lost.get(1), "receive");
        act(batch, lost.get(1), "approve");
    }

    private void act(String batch, String barcode, String act) {
        world.staff(
                RequestType.STAFF_OBLIGATION,
                Json.object().put("obligation", Obligation.idOf(batch, barcode)).put("act", act),
                "banjir");
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Read to its end in pages of two. */
    private List<ObjectNode> shown(String name, Map<String, String> filters) {
        Listing<?> listing = ObligationLists.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<ObjectNode> rows = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Query query = new Query(filters, after, 2);
            Page<ObjectNode> page = world.database.jdbi().withHandle(db -> listing.page(db, query));
            rows.addAll(page.rows());
            after = page.next();
        } while (after.isPresent());
        return rows;
    }

    @Test
    void who_follows_up_a_lost_book_reads_whom_to_call() {
        world.database.useTransaction(db -> db.execute(
                "update partners set contact_name = 'Bu Contoh', contact_phone = '+62 752 000001' where id = 'sd-01'"));

        assertThat(shown("obligation.list", Map.of()))
                .isNotEmpty()
                .allMatch(line -> line.path("contact").asText().equals("Bu Contoh")
                        && line.path("phone").asText().equals("+62 752 000001"));
    }

    @Test
    void what_is_open_is_told_with_whom_since_when_and_due_when() {
        List<ObjectNode> open = shown("obligation.list", Map.of());

        assertThat(open)
                .extracting(line -> line.get("barcode").asText())
                .containsExactlyInAnyOrderElementsOf(lost.subList(2, 5));
        assertThat(open).allSatisfy(line -> {
            assertThat(line.get("school").asText()).isEqualTo("sd-01");
            assertThat(line.get("name").asText()).isEqualTo("Sampel sd-01");
            assertThat(line.get("since").asText()).isEqualTo("2026-04-06");
            assertThat(line.get("dueOn").asText()).isEqualTo("2026-06-05");
        });
    }

    @Test
    void what_became_of_everything_ever_lost_is_counted() {
        assertThat(shown("obligation.fates", Map.of()))
                .extracting(line ->
                        line.get("state").asText() + " " + line.get("how").asText() + " " + line.get("items"))
                .containsExactlyInAnyOrder("open  3", "settled replaced 1", "waived waived 1");
    }

    @Test
    void what_became_of_each_item_ever_lost_is_told_with_the_reason_of_a_waiver() {
        List<ObjectNode> each = shown("obligation.fates", Map.of("each", "true"));

        assertThat(each).hasSize(5);
        assertThat(each)
                .filteredOn(line -> line.get("state").asText().equals("waived"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("reason").asText()).isEqualTo("banjir");
                    assertThat(line.get("on").asText()).isEqualTo("2026-04-06");
                });
    }
}
