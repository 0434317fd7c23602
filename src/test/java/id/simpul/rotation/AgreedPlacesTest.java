package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small school gets as many books as were agreed with it. */
class AgreedPlacesTest {
    private final World world =
            new World(World.policies("rotation:", "  batch-size: 30", "  box-size: 4", "  smallest-batch: 5"));

    @BeforeEach
    void a_small_school_and_a_usual_one() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.partner("sd-02", PartnerKind.SCHOOL, "13.75");
        world.items("low", 80, 2, "lower");
        world.items("up", 80, 2, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 6);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Decision agreed(String school, int places) {
        return world.staff(
                RequestType.STAFF_PLACES, Json.object().put("school", school).put("places", places));
    }

    @Test
    @Shows(Rule.R4)
    void a_school_gets_as_many_books_as_were_agreed_in_the_proportion_of_its_pupils() {
        Decision decision = agreed("sd-01", 10);
        assertThat(decision.outcome().get("from").asText()).isEqualTo("2026-Q2");
        world.livesTo(LocalDate.of(2026, 4, 6));
        String batch = world.batch("sd-01", "2026-Q2");
        assertThat(world.text("select places || '/' || lower_places from batches where id = ?", batch))
                .isEqualTo("10/6");
        assertThat(world.barcodes(batch, "planned")).hasSize(10);
        assertThat(world.barcodes(world.batch("sd-02", "2026-Q2"), "planned")).hasSize(30);
        Decision sent = world.staff(RequestType.STAFF_DISPATCH, World.of(batch));
        assertThat(sent.outcome().get("items").asInt()).isEqualTo(10);
        assertThat(sent.outcome().get("boxes").asInt()).isEqualTo(3);
        assertThat(world.told(Topic.ROTATION_PLANNED))
                .anyMatch(notice -> notice.data().get("places").asInt() == 10
                        && notice.data().get("filled").asInt() == 10);
        assertThat(world.told(Topic.ROTATION_SHORTFALL)).isEmpty();
    }

    @Test
    void the_number_counts_from_the_next_batch_that_is_not_planned() {
        world.livesTo(LocalDate.of(2026, 3, 10));
        assertThat(agreed("sd-01", 12).outcome().get("from").asText()).isEqualTo("2026-Q3");
        world.staff(RequestType.STAFF_PLAN, Json.object().put("quarter", "2026-Q2"));
        world.livesTo(LocalDate.of(2026, 3, 11));
        assertThat(world.text("select places::text from batches where school = 'sd-01'"))
                .isEqualTo("30");
        assertThat(world.barcodes(world.batch("sd-01", "2026-Q2"), "planned")).hasSize(30);
        world.livesTo(LocalDate.of(2026, 6, 10));
        assertThat(world.barcodes(world.batch("sd-01", "2026-Q3"), "planned")).hasSize(12);
    }

    @ParameterizedTest
    @CsvSource({"8, 10, 18", "8, , 30", ", 8, 30", "20, 25, 30"})
    @Shows(Rule.R4)
    void two_schools_that_are_merged_get_what_was_agreed_with_both_and_no_more_than_usual(
            Integer going, Integer ending, int together) {
        Optional.ofNullable(going).ifPresent(places -> agreed("sd-01", places));
        Optional.ofNullable(ending).ifPresent(places -> agreed("sd-02", places));
        world.staff(
                RequestType.STAFF_PARTNER_MERGE,
                Json.object().put("old", "sd-02").put("new", "sd-01").put("end", true));
        world.livesTo(LocalDate.of(2026, 4, 6));
        String batch = world.batch("sd-01", "2026-Q2");
        assertThat(world.text("select places::text from batches where id = ?", batch))
                .isEqualTo(String.valueOf(together));
        assertThat(world.barcodes(batch, "planned")).hasSize(together);
    }

    @Test
    @Shows(Rule.R12)
    void forecast_and_renewal_say_the_schools_own_number() {
        agreed("sd-01", 12);
        String agreement = world.text("select id from rotation_agreements where school = 'sd-01'");
        ObjectNode more = Json.object().put("agreement", agreement).put("termMonths", 6);
        Decision renewed = world.ask("sd-01", RequestType.ROTATION_RENEW, more);
        for (JsonNode quarter : renewed.outcome().get("forecast")) {
            assertThat(quarter.get("places").asInt()).isEqualTo(12);
            assertThat(quarter.get("filled").asInt()).isEqualTo(12);
        }
        world.livesTo(LocalDate.of(2027, 3, 1));
        assertThat(world.told(Topic.ROTATION_INVITED))
                .filteredOn(notice -> notice.to().get(0).value().equals("sd-01"))
                .isNotEmpty()
                .allMatch(notice -> notice.data().get("batchSize").asInt() == 12);
    }

    @Test
    @Shows(Rule.R4)
    void r4_what_is_too_little_or_too_much_is_refused_with_the_bounds() {
        assertThat(World.codes(agreed("sd-01", 4))).containsExactly("places-out-of-range");
        assertThat(World.codes(agreed("sd-01", 31))).containsExactly("places-out-of-range");
        assertThat(World.codes(agreed("sd-01", -1))).containsExactly("places-out-of-range");
        assertThat(World.codes(agreed("sd-none", 10))).containsExactly("nothing-of-that-name");
        assertThat(agreed("sd-01", 5)).isInstanceOf(Decision.Accepted.class);
        assertThat(agreed("sd-01", 30)).isInstanceOf(Decision.Accepted.class);
    }
}
