package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import id.simpul.rotation.batch.Flagged;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff look through what was collected, on time or not; the batch is due on Monday, 6 July 2026. */
class CollectedTest {
    private static final LocalDate DELIVERY = LocalDate.of(2026, 4, 6);
    private static final LocalDate DUE = LocalDate.of(2026, 7, 6);

    private static final World.Beginning BEGINNING = World.Beginning.of(CollectedTest::a_school_with_its_batch);

    private final World world = BEGINNING.goOn();
    private String batch;

    private static void a_school_with_its_batch(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.items("low", 20, 1, "lower");
        world.items("up", 20, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.livesTo(DELIVERY);
        world.staff(RequestType.STAFF_DISPATCH, World.of(world.batch("sd-01", "2026-Q2")));
    }

    @BeforeEach
    void its_batch() {
        batch = world.batch("sd-01", "2026-Q2");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Decision checkIn(ObjectNode data) {
        return world.staff(RequestType.STAFF_CHECKIN, data);
    }

    private ObjectNode all() {
        return World.of(batch).put("all", true);
    }

    private String collectedOn() {
        return world.text("select returned_on::text from batches where id = ?", batch);
    }

    @Test
    @Shows(Rule.R9)
    void a_batch_nobody_said_a_word_of_is_not_taken_for_back_unless_staff_say_all() {
        assertThat(World.codes(checkIn(World.of(batch)))).containsExactly("checkin-needs-list");
        assertThat(world.state(batch)).isEqualTo("dispatched");

        assertThat(checkIn(all())).isInstanceOf(Decision.Accepted.class);

        assertThat(world.state(batch)).isEqualTo("closed");
    }

    @Test
    void a_receipt_alone_does_not_say_that_the_batch_is_back_before_it_is_due() {
        world.ask("sd-01", RequestType.ROTATION_RECEIVED, World.of(batch));
        assertThat(World.codes(checkIn(World.of(batch)))).containsExactly("checkin-needs-list");

        world.livesTo(DUE);

        assertThat(checkIn(World.of(batch))).isInstanceOf(Decision.Accepted.class);
        assertThat(world.state(batch)).isEqualTo("closed");
    }

    @Test
    @Shows(Rule.R9)
    void what_is_scanned_soon_after_the_exchange_was_collected_with_it() {
        world.livesTo(DUE.plusDays(3));

        checkIn(all());

        assertThat(collectedOn()).isEqualTo("2026-07-06");
        assertThat(world.text("select closed_on::text from batches where id = ?", batch))
                .isEqualTo("2026-07-09");
    }

    @Test
    void what_is_scanned_long_after_the_exchange_came_back_that_day() {
        world.livesTo(DUE.plusDays(4));

        checkIn(all());

        assertThat(collectedOn()).isEqualTo("2026-07-10");
    }

    @Test
    void what_staff_say_of_the_day_counts_and_no_day_to_come_or_before_it_was_sent_is_believed() {
        world.livesTo(DUE.plusDays(9));
        assertThat(World.codes(checkIn(all().put("on", "2026-07-16")))).containsExactly("date-in-future");
        assertThat(World.codes(checkIn(all().put("on", "2026-04-05")))).containsExactly("dates-reversed");

        checkIn(all().put("on", "2026-07-03"));

        assertThat(collectedOn()).isEqualTo("2026-07-03");
    }

    @Test
    void the_day_a_school_gave_it_back_counts_when_staff_scan_it_later() {
        world.livesTo(DUE.plusDays(1));
        world.ask("sd-01", RequestType.ROTATION_RETURNED, all().put("on", "2026-07-02"));
        world.livesTo(DUE.plusDays(20));

        checkIn(World.of(batch));

        assertThat(collectedOn()).isEqualTo("2026-07-02");
    }

    @Test
    void a_batch_that_came_back_in_parts_is_back_with_its_last_part() {
        List<String> sent = world.barcodes(batch, "sent");
        ObjectNode part = World.of(batch).put("on", "2026-07-01");
        sent.subList(0, 6).forEach(part.withArray("items")::add);
        world.livesTo(DUE.minusDays(1));
        world.ask("sd-01", RequestType.ROTATION_RETURNED, part);
        checkIn(World.of(batch));
        assertThat(collectedOn()).isEqualTo("2026-07-01");
        world.livesTo(DUE.plusDays(15));

        checkIn(all());

        assertThat(world.state(batch)).isEqualTo("closed");
        assertThat(collectedOn()).isEqualTo("2026-07-21");
    }

    @Test
    void the_rest_of_a_batch_that_came_back_in_part_is_not_taken_for_back_by_a_second_check_in() {
        world.ask("sd-01", RequestType.ROTATION_RECEIVED, World.of(batch));
        ObjectNode part = World.of(batch);
        world.barcodes(batch, "sent").subList(0, 6).forEach(part.withArray("items")::add);
        world.livesTo(DUE);
        world.ask("sd-01", RequestType.ROTATION_RETURNED, part);
        checkIn(World.of(batch));

        assertThat(World.codes(checkIn(World.of(batch)))).containsExactly("checkin-needs-list");

        assertThat(world.barcodes(batch, "sent")).hasSize(4);
    }

    @Test
    @Shows(Rule.R10)
    void a_lost_book_found_when_all_is_closed_changes_no_day_of_return() {
        String lost = world.barcodes(batch, "sent").get(0);
        ObjectNode back = all();
        back.putArray("lost").addObject().put("barcode", lost);
        world.livesTo(DUE.minusDays(2));
        world.ask("sd-01", RequestType.ROTATION_RETURNED, back);
        checkIn(World.of(batch));
        world.livesTo(DUE.plusDays(20));
        ObjectNode found = World.of(batch);
        found.putArray("items").add(lost);

        checkIn(found);

        assertThat(collectedOn()).isEqualTo("2026-07-04");
        assertThat(world.text("select state || ' ' || how from obligations")).isEqualTo("settled found");
        assertThat(world.texts("select barcode from items where loan is not null or lost"))
                .isEmpty();
    }

    @Test
    void staff_see_what_is_missing_or_damaged_on_receipt_until_they_look_through_the_batch() {
        List<String> sent = world.barcodes(batch, "sent");
        ObjectNode received = World.of(batch);
        received.putArray("missing").add(sent.get(0));
        received.putArray("damaged").addObject().put("barcode", sent.get(1)).put("note", "Sampul lepas");
        world.ask("sd-01", RequestType.ROTATION_RECEIVED, received);
        assertThat(flagged())
                .extracting(flag -> flag.what() + " " + flag.barcode().orElse("") + " "
                        + flag.note().orElse(""))
                .containsExactly("damaged " + sent.get(1) + " Sampul lepas", "missing " + sent.get(0) + " ");
        world.livesTo(DUE);

        ObjectNode scan = World.of(batch);
        sent.forEach(scan.withArray("items")::add);
        checkIn(scan);

        assertThat(flagged()).isEmpty();
        assertThat(world.barcodes(batch, "in")).hasSize(10);
    }

    private List<Flagged> flagged() {
        Flagged.AsOf today = new Flagged.AsOf(world.today(), true);
        return world.database.jdbi().withHandle(db -> Flagged.page(db, today, "", 100));
    }

    @Test
    void a_batch_looked_through_twice_has_each_book_once() {
        world.livesTo(DUE);
        List<String> sent = world.barcodes(batch, "sent");
        ObjectNode half = World.of(batch);
        sent.subList(0, 5).forEach(half.withArray("items")::add);
        checkIn(half);
        assertThat(world.state(batch)).isEqualTo("checked-in");
        checkIn(half);
        ObjectNode whole = World.of(batch);
        sent.forEach(whole.withArray("items")::add);

        checkIn(whole);

        assertThat(world.state(batch)).isEqualTo("closed");
        assertThat(world.barcodes(batch, "in")).hasSize(10);
        assertThat(world.texts("select barcode from items where loan is not null or lost"))
                .isEmpty();
    }
}
