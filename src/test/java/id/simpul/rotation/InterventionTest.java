package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import id.simpul.rotation.batch.Flagged;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff step in: what they hold, let go, cancel and open again; exchanges fall on 6 April, 6 July and 5 October 2026. */
class InterventionTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 6);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 6);
    private static final LocalDate PLANNING_FOR_OCTOBER = LocalDate.of(2026, 9, 5);

    private final World world = World.small();
    private String agreement;

    @BeforeEach
    void a_school_and_a_collection() {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.partner("sd-02", PartnerKind.SCHOOL, "13.75");
        world.items("low", 26, 1, "lower");
        world.items("up", 18, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        agreement = world.enrolled("sd-01", 12);
        world.livesTo(APRIL);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Decision act(RequestType type, String batch) {
        return world.staff(type, World.of(batch));
    }

    private Decision dispatch(String batch) {
        return act(RequestType.STAFF_DISPATCH, batch);
    }

    /** The first batch comes back early, but for one book; by July its replacement is overdue. */
    private String heldBack() {
        String first = world.batch("sd-01", "2026-Q2");
        dispatch(first);
        ObjectNode back = World.of(first).put("all", true);
        back.putArray("lost")
                .addObject()
                .put("barcode", world.barcodes(first, "sent").get(0));
        world.livesTo(APRIL.plusDays(10));
        world.ask("sd-01", RequestType.ROTATION_RETURNED, back);
        act(RequestType.STAFF_CHECKIN, first);
        world.livesTo(JULY);
        return world.batch("sd-01", "2026-Q3");
    }

    private List<String> flagged() {
        Flagged.AsOf today = new Flagged.AsOf(world.today(), true);
        return world.database.jdbi().withHandle(db -> Flagged.page(db, today, "", 100)).stream()
                .map(Flagged::what)
                .toList();
    }

    private List<String> told(Topic topic, String field) {
        return world.told(topic).stream()
                .map(notice -> notice.data().path(field).asText())
                .toList();
    }

    @Test
    @Shows(Rule.R10)
    void staff_release_a_batch_that_is_held_back_and_say_why_and_then_it_goes() {
        String batch = heldBack();
        assertThat(World.codes(dispatch(batch))).containsExactly("obligations-overdue");
        assertThat(World.codes(world.staff(RequestType.STAFF_RELEASE, World.of(batch), " ")))
                .containsExactly("reason-needed");

        assertThat(act(RequestType.STAFF_RELEASE, batch)).isInstanceOf(Decision.Accepted.class);

        assertThat(dispatch(batch)).isInstanceOf(Decision.Accepted.class);
        assertThat(world.barcodes(batch, "sent")).hasSize(10);
        assertThat(world.text("select count(*) from items where loan = ?", batch))
                .isEqualTo("10");
        assertThat(world.text("select state from obligations"))
                .as("it is still owed")
                .isEqualTo("open");
    }

    @Test
    void what_nothing_holds_back_needs_no_release() {
        assertThat(World.codes(act(RequestType.STAFF_RELEASE, world.batch("sd-01", "2026-Q2"))))
                .containsExactly("not-held");
    }

    @Test
    @Shows({Rule.R9, Rule.R10})
    void a_batch_held_back_to_the_end_frees_its_books_for_the_next_plan_and_its_school_reads_the_true_reason() {
        String batch = heldBack();
        List<String> kept = world.barcodes(batch, "planned");

        world.livesTo(PLANNING_FOR_OCTOBER);

        assertThat(world.state(batch)).isEqualTo("cancelled");
        Notice notice = world.told(Topic.ROTATION_CLOSED).get(1);
        assertThat(notice.data().path("cancelled").asText()).isEqualTo("held-back");
        assertThat(notice.data().path("owed").asInt()).isEqualTo(1);
        assertThat(world.history).contains(batch + " held-back");
        String next = world.batch("sd-01", "2026-Q4");
        assertThat(world.barcodes(next, "planned")).hasSize(10).containsAnyElementsOf(kept);
    }

    @Test
    void a_batch_that_was_released_and_still_did_not_go_is_the_librarys_own_fault() {
        String batch = heldBack();
        act(RequestType.STAFF_RELEASE, batch);

        world.livesTo(PLANNING_FOR_OCTOBER);

        assertThat(told(Topic.ROTATION_CLOSED, "cancelled")).endsWith("not-delivered");
        assertThat(world.history).contains(batch + " not-gone").doesNotContain(batch + " held-back");
    }

    @Test
    @Shows(Rule.R9)
    void staff_are_told_on_the_next_morning_of_a_batch_that_did_not_go() {
        String batch = world.batch("sd-01", "2026-Q2");
        assertThat(flagged()).isEmpty();

        world.livesTo(APRIL.plusDays(1));

        assertThat(flagged()).containsExactly("not-gone");
        assertThat(world.history).contains(batch + " not-gone");
        dispatch(batch);
        assertThat(flagged()).isEmpty();
    }

    @Test
    void what_is_held_back_by_what_is_owed_is_flagged_as_that_until_it_is_released() {
        String batch = heldBack();
        world.livesTo(JULY.plusDays(1));
        assertThat(flagged()).containsExactly("held-back");

        act(RequestType.STAFF_RELEASE, batch);

        assertThat(flagged()).containsExactly("not-gone");
    }

    @Test
    void staff_keep_a_batch_until_they_release_it() {
        String batch = world.batch("sd-01", "2026-Q2");
        act(RequestType.STAFF_HOLD, batch);
        assertThat(World.codes(dispatch(batch))).containsExactly("batch-held");

        act(RequestType.STAFF_RELEASE, batch);

        assertThat(dispatch(batch)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_batch_cancelled_when_it_was_packed_is_flagged_to_be_unpacked_and_its_books_are_free() {
        String batch = world.batch("sd-01", "2026-Q2");
        act(RequestType.STAFF_PACK, batch);

        assertThat(act(RequestType.STAFF_CANCEL, batch).outcome().path("state").asText())
                .isEqualTo("cancelled");

        assertThat(flagged()).containsExactly("unpack");
        assertThat(world.barcodes(batch, "dropped")).hasSize(10);
        assertThat(told(Topic.ROTATION_CLOSED, "cancelled")).containsExactly("by-staff");
        assertThat(World.codes(dispatch(batch))).containsExactly("batch-wrong-state");
        world.livesTo(APRIL.plusDays(40));
        assertThat(flagged()).isEmpty();
    }

    @Test
    @Shows(Rule.R11)
    void a_school_that_leaves_before_anything_came_has_nothing_to_give_back_and_its_boxes_are_unpacked() {
        act(RequestType.STAFF_PACK, world.batch("sd-01", "2026-Q2"));

        Decision left =
                world.ask("sd-01", RequestType.ROTATION_WITHDRAW, Json.object().put("agreement", agreement));

        assertThat(left.outcome().has("dueOn")).isFalse();
        assertThat(world.text("select state from rotation_agreements")).isEqualTo("withdrawn");
        assertThat(flagged()).containsExactly("unpack");
    }

    @Test
    @Shows(Rule.R9)
    void a_batch_taken_for_back_by_mistake_is_opened_again_and_is_where_it_was() {
        String batch = world.batch("sd-01", "2026-Q2");
        dispatch(batch);
        world.staff(RequestType.STAFF_CHECKIN, World.of(batch).put("all", true));
        assertThat(world.state(batch)).isEqualTo("closed");
        assertThat(World.codes(world.staff(RequestType.STAFF_REOPEN, World.of(batch), "")))
                .containsExactly("reason-needed");

        assertThat(act(RequestType.STAFF_REOPEN, batch)).isInstanceOf(Decision.Accepted.class);

        assertThat(world.state(batch)).isEqualTo("dispatched");
        assertThat(world.text("select count(*) from items where loan = ?", batch))
                .isEqualTo("10");
        assertThat(world.text("select coalesce(returned_on, closed_on)::text from batches where id = ?", batch))
                .isNull();
        world.livesTo(JULY);
        assertThat(world.state(batch)).isEqualTo("due");
        // Two weeks before, the announcement of the next batch says it.
        assertThat(world.told(Topic.ROTATION_DUE)).hasSize(1);
        world.ask("sd-01", RequestType.ROTATION_RETURNED, World.of(batch).put("all", true));
        act(RequestType.STAFF_CHECKIN, batch);
        assertThat(world.state(batch)).isEqualTo("closed");
        assertThat(world.texts("select barcode from items where loan is not null"))
                .isEmpty();
    }

    @Test
    void a_batch_whose_books_are_promised_elsewhere_by_now_stays_closed() {
        world.enrolled("sd-02", 6);
        String batch = world.batch("sd-01", "2026-Q2");
        dispatch(batch);
        world.staff(RequestType.STAFF_CHECKIN, World.of(batch).put("all", true));
        world.database.useTransaction(db -> db.execute(
                "update items set lendable = false where barcode not in (select barcode from batch_items where batch = ?)",
                batch));
        world.livesTo(JULY.minusDays(30));

        Decision decision = act(RequestType.STAFF_REOPEN, batch);

        assertThat(World.codes(decision)).isNotEmpty().containsOnly("item-elsewhere");
        assertThat(world.state(batch)).isEqualTo("closed");
        assertThat(world.texts("select barcode from items where loan is not null"))
                .isEmpty();
    }

    @Test
    void what_was_missing_when_the_batch_was_closed_is_looked_for_again_once_it_is_open() {
        String batch = world.batch("sd-01", "2026-Q2");
        dispatch(batch);
        String missing = world.barcodes(batch, "sent").get(0);
        ObjectNode received = World.of(batch);
        received.putArray("missing").add(missing);
        world.ask("sd-01", RequestType.ROTATION_RECEIVED, received);
        assertThat(flagged()).containsExactly("missing");
        world.staff(RequestType.STAFF_CHECKIN, World.of(batch).put("all", true));
        assertThat(flagged()).isEmpty();

        act(RequestType.STAFF_REOPEN, batch);

        assertThat(flagged()).containsExactly("missing");
        assertThat(world.text("select loan || ' ' || lost from items where barcode = ?", missing))
                .isEqualTo(batch + " false");
        assertThat(World.codes(act(RequestType.STAFF_REOPEN, batch))).containsExactly("batch-wrong-state");
    }
}
