package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schools are merged, or leave: what becomes of their parts in the rotation (R5, R8, R9, R10). */
class MergerTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 6);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);
    /** Planned, but not announced yet. */
    private static final LocalDate PLANNED = LocalDate.of(2026, 3, 10);

    private static final LocalDate ANNOUNCED = LocalDate.of(2026, 3, 25);

    private static final World.Beginning BEGINNING = World.Beginning.of(MergerTest::schools_and_a_collection);

    private final World world = BEGINNING.goOn();

    private static void schools_and_a_collection(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        for (int i = 1; i <= 5; i++) {
            world.partner("sd-0" + i, PartnerKind.SCHOOL, "13.75");
        }

        world.items("low", 60, 2, "lower");
        world.items("up", 40, 2, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Decision merge(String old, String into) {
        return world.staff(
                RequestType.STAFF_PARTNER_MERGE,
                Json.object().put("old", old).put("new", into).put("end", true));
    }

    private Decision remove(String school) {
        return world.staff(
                RequestType.STAFF_PARTNER_REMOVE,
                Json.object().put("id", school).put("end", true));
    }

    private List<String> active() {
        return world.texts("select school || ' ' || pupils_lower || ' ' || pupils_upper || ' ' || last_quarter"
                + " from rotation_agreements where state = 'active' order by school");
    }

    private List<String> places(String agreement) {
        return world.texts("select quarter from rotation_places where agreement = ? order by 1", agreement);
    }

    private List<String> batches(String quarter) {
        return world.texts(
                "select school || ' ' || state from batches where quarter = ? and state <> 'cancelled' order by 1",
                quarter);
    }

    private void dispatch(String school, String quarter) {
        assertThat(world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch(school, quarter))))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    @Shows(Rule.R5)
    void two_schools_that_both_take_part_become_one_seat_with_the_pupils_of_both_and_the_longer_term() {
        String going = world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 12);

        assertThat(merge("sd-02", "sd-01")).isInstanceOf(Decision.Accepted.class);

        assertThat(active()).containsExactly("sd-01 120 80 2027-Q1");
        assertThat(places(going)).containsExactly("2026-Q2", "2026-Q3", "2026-Q4", "2027-Q1");
        world.livesTo(APRIL);
        assertThat(batches("2026-Q2")).containsExactly("sd-01 announced");
    }

    @Test
    @Shows(Rule.R12)
    void after_a_merger_an_unrelated_school_is_enrolled_and_everybody_is_planned() {
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 6);
        merge("sd-02", "sd-01");

        world.enrolled("sd-03", 6);
        world.livesTo(APRIL);

        assertThat(batches("2026-Q2")).containsExactly("sd-01 announced", "sd-03 announced");
        assertThat(world.texts("select error from jobs where error is not null"))
                .isEmpty();
    }

    @Test
    void a_merger_that_ends_a_term_is_told_before_it_is_done() {
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 12);

        Decision asked = world.staff(
                RequestType.STAFF_PARTNER_MERGE,
                Json.object().put("old", "sd-02").put("new", "sd-01"));

        assertThat(asked).isInstanceOf(Decision.Refused.class);
        assertThat(World.codes(asked)).containsExactly("hangs-on-partner", "seats-joined");
        assertThat(active()).hasSize(2);
    }

    @Test
    void a_book_swapped_into_a_batch_of_a_school_that_goes_on_under_another_name_is_of_the_batchs_school() {
        world.enrolled("sd-01", 6);
        world.livesTo(PLANNED);
        String batch = world.batch("sd-01", "2026-Q2");
        merge("sd-01", "sd-02");

        String out = world.barcodes(batch, "planned").get(0);
        assertThat(world.staff(RequestType.STAFF_SWAP, World.of(batch).put("out", out)))
                .isInstanceOf(Decision.Accepted.class);

        assertThat(world.texts("select distinct school from batch_items where batch = ?", batch))
                .containsExactly("sd-01");
        assertThat(world.texts("select school from batches where id = ?", batch))
                .containsExactly("sd-01");
    }

    @Test
    void both_schools_are_told_of_their_merger() {
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 12);
        world.notices.clear();

        merge("sd-02", "sd-01");

        assertThat(world.told(Topic.PARTNER_ENDED))
                .singleElement()
                .matches(notice -> notice.to().toString().equals("[sd-02]"))
                .matches(notice -> notice.data().path("goesOnAs").asText().equals("Sampel sd-01"));
        assertThat(world.told(Topic.PARTNER_MERGED))
                .singleElement()
                .matches(notice -> notice.to().toString().equals("[sd-01]"));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10, 0", "2026-03-25, 1"})
    @Shows(Rule.R9)
    void an_announced_batch_that_does_not_go_is_taken_out_of_the_calendar_of_the_school_that_ends(
            String day, int days) {
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 12);
        world.livesTo(LocalDate.parse(day));
        String cancelled = world.batch("sd-02", "2026-Q2");

        merge("sd-02", "sd-01");

        assertThat(world.told(Topic.PARTNER_ENDED)).singleElement().satisfies(ended -> {
            assertThat(ended.data().path("takenBack")).hasSize(days);
            ended.data().path("takenBack").forEach(one -> {
                assertThat(one.path("kind").asText()).isEqualTo("rotation");
                assertThat(one.path("id").asText()).isEqualTo(cancelled);
                assertThat(one.path("from").asText()).isEqualTo(APRIL.toString());
            });
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-10", "2026-03-25"})
    @Shows(Rule.R9)
    void the_batch_that_does_not_go_is_cancelled_and_its_books_are_free(String day) {
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 12);
        world.livesTo(LocalDate.parse(day));
        String cancelled = world.batch("sd-02", "2026-Q2");

        Decision decision = merge("sd-02", "sd-01");

        assertThat(World.codes(decision)).contains("seats-joined", "batches-cancelled");
        assertThat(world.state(cancelled)).isEqualTo("cancelled");
        assertThat(world.barcodes(cancelled, "planned")).isEmpty();
        world.livesTo(APRIL);
        assertThat(batches("2026-Q2")).containsExactly("sd-01 announced");
        world.livesTo(JULY.plusDays(1));
        assertThat(batches("2026-Q3")).containsExactly("sd-01 announced");
    }

    @Test
    void staff_are_told_to_unpack_what_was_packed() {
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 6);
        world.livesTo(ANNOUNCED);
        world.staff(RequestType.STAFF_PACK, World.of(world.batch("sd-02", "2026-Q2")));

        assertThat(World.codes(merge("sd-02", "sd-01"))).contains("batches-to-unpack");
        assertThat(world.told(Topic.PARTNER_ENDED).toString()).doesNotContain("batches-to-unpack");
    }

    @Test
    @Shows(Rule.R9)
    void an_announced_batch_goes_nevertheless_where_the_other_agreement_brings_none() {
        world.enrolled("sd-02", 12);
        world.livesTo(ANNOUNCED);
        String going = world.enrolled("sd-01", 6);
        String batch = world.batch("sd-02", "2026-Q2");

        Decision decision = merge("sd-02", "sd-01");

        assertThat(World.codes(decision)).contains("batch-still-goes").doesNotContain("batches-cancelled");
        assertThat(places(going)).doesNotContain("2026-Q2").endsWith("2027-Q1");
        world.livesTo(APRIL);
        dispatch("sd-02", "2026-Q2");
        assertThat(world.state(batch)).isEqualTo("dispatched");
        world.livesTo(JULY.plusDays(1));
        assertThat(batches("2026-Q3")).containsExactly("sd-01 announced");
        assertThat(world.state(batch)).isEqualTo("due");
    }

    @Test
    @Shows(Rule.R10)
    void what_both_hold_and_owe_follows_and_is_collected_on_the_one_visit() {
        world.enrolled("sd-01", 6);
        world.enrolled("sd-02", 6);
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        dispatch("sd-02", "2026-Q2");
        String held = world.batch("sd-02", "2026-Q2");
        String lost = world.barcodes(held, "sent").get(0);
        var data = World.of(held).put("all", false);
        data.putArray("items");
        data.putArray("lost").addObject().put("barcode", lost);
        assertThat(world.ask("sd-02", RequestType.ROTATION_RETURNED, data)).isInstanceOf(Decision.Accepted.class);

        Decision decision = merge("sd-02", "sd-01");

        assertThat(World.codes(decision)).contains("books-out", "obligations-open");
        world.livesTo(JULY.minusDays(1));
        assertThat(world.texts("select distinct due_on::text from batches where quarter = '2026-Q2'"))
                .isEqualTo(world.texts("select distinct deliver_on::text from batches where quarter = '2026-Q3'"))
                .hasSize(1);
        var all = World.of(held).put("all", true);
        assertThat(world.ask("sd-01", RequestType.ROTATION_RETURNED, all)).isInstanceOf(Decision.Accepted.class);
        assertThat(world.texts("select current_partner(school) from obligations"))
                .containsExactly("sd-01");
    }

    @Test
    @Shows(Rule.R5)
    void the_joined_school_gets_no_title_that_either_had() {
        world.enrolled("sd-01", 12);
        world.enrolled("sd-02", 6);
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        dispatch("sd-02", "2026-Q2");
        Set<String> had = new HashSet<>(world.texts("select title from batch_items where state = 'sent'"));
        merge("sd-02", "sd-01");

        world.livesTo(JULY.plusDays(1));

        assertThat(world.texts("select title from batch_items join batches on batches.id = batch"
                        + " where quarter = '2026-Q3'"))
                .hasSize(10)
                .doesNotContainAnyElementsOf(had);
    }

    @Test
    void a_term_of_the_old_school_alone_goes_on_under_the_new_one() {
        world.enrolled("sd-02", 6);

        Decision decision = world.staff(
                RequestType.STAFF_PARTNER_MERGE,
                Json.object().put("old", "sd-02").put("new", "sd-01"));

        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        assertThat(World.codes(decision)).containsExactly("term-goes-on");
        world.livesTo(APRIL);
        assertThat(batches("2026-Q2")).containsExactly("sd-01 announced");
        assertThat(World.codes(world.ask("sd-01", RequestType.ROTATION_ENROL, world.enrolment(6))))
                .containsExactly("already-enrolled");
    }

    @Test
    @Shows(Rule.R5)
    void staff_are_told_whose_npsn_it_is_and_a_yes_without_a_merger_loses_no_history() {
        var old = world.enrolment(6).put("npsn", "10304999").put("name", "SD Lama");
        world.ask("sd-01", RequestType.ROTATION_ENROL, old);
        var anew = world.enrolment(6).put("npsn", "10304999").put("name", "SD Baru");

        Decision asked = world.ask("sd-02", RequestType.ROTATION_ENROL, anew);
        assertThat(asked.reasons().toString()).contains("NPSN_OF_ANOTHER", "SD Lama", "sd-01");

        Decision yes = world.staff("sd-02", RequestType.ROTATION_ENROL, anew, false);
        assertThat(yes).isInstanceOf(Decision.Pending.class);
        assertThat(World.codes(yes)).containsExactly("npsn-still-of-another");

        assertThat(world.staff("sd-02", RequestType.ROTATION_ENROL, anew, true)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    @Shows(Rule.R10)
    void the_part_of_a_school_that_is_removed_ends_in_order() {
        String agreement = world.enrolled("sd-01", 12);
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        world.livesTo(JULY.minusDays(20));
        String held = world.batch("sd-01", "2026-Q2");
        String coming = world.batch("sd-01", "2026-Q3");

        Decision asked =
                world.staff(RequestType.STAFF_PARTNER_REMOVE, Json.object().put("id", "sd-01"));
        assertThat(asked).isInstanceOf(Decision.Refused.class);
        assertThat(World.codes(asked))
                .containsExactly("hangs-on-partner", "term-ends", "batches-cancelled", "books-out");
        assertThat(world.state(coming)).isEqualTo("planned");

        assertThat(remove("sd-01")).isInstanceOf(Decision.Accepted.class);
        assertThat(world.text("select state from rotation_agreements where id = ?", agreement))
                .isEqualTo("withdrawn");
        assertThat(world.state(coming)).isEqualTo("cancelled");
        assertThat(world.state(held)).isEqualTo("received");
        assertThat(world.told(Topic.PARTNER_ENDED)).hasSize(1);
    }

    @Test
    @Shows(Rule.R10)
    void books_of_a_removed_school_stay_owed_until_they_are_checked_in() {
        world.enrolled("sd-01", 12);
        world.livesTo(APRIL);
        dispatch("sd-01", "2026-Q2");
        String held = world.batch("sd-01", "2026-Q2");
        remove("sd-01");

        world.livesTo(JULY.plusDays(1));
        assertThat(world.state(held)).isEqualTo("due");
        var scan = World.of(held);
        world.barcodes(held, "sent").forEach(scan.putArray("items")::add);
        assertThat(world.staff(RequestType.STAFF_CHECKIN, scan)).isInstanceOf(Decision.Accepted.class);
        assertThat(world.state(held)).isEqualTo("closed");
    }

    @Test
    @Shows(Rule.R9)
    void a_batch_of_a_school_that_is_gone_is_neither_packed_nor_dispatched() {
        world.enrolled("sd-01", 6);
        world.livesTo(ANNOUNCED);
        String batch = world.batch("sd-01", "2026-Q2");
        world.database.useTransaction(db -> db.execute("update partners set removed_at = now() where id = 'sd-01'"));

        assertThat(World.codes(world.staff(RequestType.STAFF_PACK, World.of(batch))))
                .containsExactly("partner-gone");
        assertThat(World.codes(world.staff(RequestType.STAFF_DISPATCH, World.of(batch))))
                .containsExactly("partner-gone");
        assertThat(World.codes(remove("sd-01"))).contains("term-ends", "batches-cancelled");
        assertThat(world.state(batch)).isEqualTo("cancelled");
    }

    @Test
    void a_school_on_which_nothing_hangs_is_removed_at_once_and_told_nothing() {
        Decision decision =
                world.staff(RequestType.STAFF_PARTNER_REMOVE, Json.object().put("id", "sd-05"));

        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        assertThat(world.notices).extracting(Notice::topic).doesNotContain(Topic.PARTNER_ENDED);
    }

    @Test
    void the_batch_of_a_term_that_was_planned_only_is_planned_for_the_joined_school() {
        world.enrolled("sd-02", 6);
        world.livesTo(PLANNED);
        String going = world.enrolled("sd-01", 6);

        Decision decision = merge("sd-02", "sd-01");

        assertThat(World.codes(decision)).contains("batches-cancelled");
        assertThat(places(going)).startsWith("2026-Q2");
        world.livesTo(APRIL);
        assertThat(batches("2026-Q2")).containsExactly("sd-01 announced");
    }
}
