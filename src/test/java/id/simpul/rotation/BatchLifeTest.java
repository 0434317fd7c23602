package id.simpul.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.feature.Listing;
import id.simpul.feature.Query;
import id.simpul.feature.Today;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import id.simpul.rotation.batch.Flagged;
import id.simpul.rotation.obligation.ObligationLists;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The course of a batch, step by step, on a real database; exchanges fall on 6 April, 6 July and 5 October 2026. */
class BatchLifeTest {
    private static final LocalDate DELIVERY = LocalDate.of(2026, 4, 6);
    private static final LocalDate COLLECTION = LocalDate.of(2026, 7, 6);

    private static final World.Beginning BEGINNING = World.Beginning.of(BatchLifeTest::a_school_with_a_batch_announced);

    private final World world = BEGINNING.goOn();
    private String batch;

    private static void a_school_with_a_batch_announced(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.partner("sd-02", PartnerKind.SCHOOL, "13.75");
        world.items("low", 40, 1, "lower");
        world.items("up", 30, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.livesTo(DELIVERY);
    }

    @BeforeEach
    void its_batch() {
        batch = world.batch("sd-01", "2026-Q2");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void dispatch() {
        assertThat(world.staff(RequestType.STAFF_DISPATCH, World.of(batch))).isInstanceOf(Decision.Accepted.class);
    }

    private Decision received(String... missing) {
        ObjectNode data = World.of(batch);
        List.of(missing).forEach(data.withArray("missing")::add);
        return world.ask("sd-01", RequestType.ROTATION_RECEIVED, data);
    }

    private List<String> flagged() {
        Flagged.AsOf today = new Flagged.AsOf(world.today(), true);
        return world.database.jdbi().withHandle(db -> Flagged.page(db, today, "", 100)).stream()
                .map(Flagged::what)
                .toList();
    }

    @Test
    void what_is_flagged_is_told_by_the_name_that_the_school_has_now() {
        world.database.useTransaction(db -> db.execute("update partners set name = 'SD Nama Baru' where id = 'sd-01'"));
        world.livesTo(DELIVERY.plusDays(1));

        Flagged.AsOf today = new Flagged.AsOf(world.today(), true);
        List<Flagged> flagged = world.database.jdbi().withHandle(db -> Flagged.page(db, today, "", 100));
        assertThat(flagged).extracting(Flagged::name).containsExactly("SD Nama Baru");
    }

    private static ObjectNode all(String batch, String... lost) {
        ObjectNode data = World.of(batch).put("all", true);
        List.of(lost).forEach(barcode -> data.withArray("lost").addObject().put("barcode", barcode));
        return data;
    }

    private Decision returned(ObjectNode data) {
        return world.ask("sd-01", RequestType.ROTATION_RETURNED, data);
    }

    @Test
    @Shows(Rule.R9)
    void every_step_of_a_batch_is_a_line_of_its_history() {
        assertThat(world.state(batch)).isEqualTo("announced");
        Decision packed = world.staff(RequestType.STAFF_PACK, World.of(batch));
        assertThat(packed.outcome().get("boxes").asInt()).isEqualTo(3);
        assertThat(world.state(batch)).isEqualTo("packed");
        dispatch();
        received();
        world.livesTo(COLLECTION);
        assertThat(world.state(batch)).isEqualTo("due");
        returned(all(batch));
        assertThat(world.state(batch)).isEqualTo("returned");
        world.staff(RequestType.STAFF_CHECKIN, World.of(batch));
        assertThat(world.state(batch)).isEqualTo("closed");
        assertThat(world.told(Topic.ROTATION_CLOSED)).hasSize(1);
        assertThat(world.texts("select distinct loan from items where loan is not null"))
                .isEmpty();
        assertThat(world.history.stream()
                        .filter(line -> line.startsWith(batch))
                        .map(line -> line.substring(batch.length() + 1)))
                .containsExactly(
                        "planned",
                        "announced",
                        "packed",
                        "dispatched",
                        "received",
                        "reminded",
                        "reminded",
                        "due",
                        "returned",
                        "checked-in",
                        "closed");
    }

    @Test
    @Shows(Rule.R9)
    void the_announcement_lists_every_item_with_its_box() {
        ObjectNode data = world.told(Topic.ROTATION_ANNOUNCED).get(0).data();
        assertThat(data.get("items")).hasSize(10);
        assertThat(data.get("items").get(9).get("box").asInt()).isEqualTo(3);
        assertThat(data.get("deliverOn").asText()).isEqualTo("2026-04-06");
        assertThat(data.get("dueOn").asText()).isEqualTo("2026-07-06");
    }

    @Test
    @Shows(Rule.R9)
    void a_batch_that_leaves_late_is_said_to_come_on_the_day_on_which_it_leaves() {
        world.livesTo(DELIVERY.plusDays(3));
        dispatch();
        world.livesTo(DELIVERY.plusDays(10));
        assertThat(world.told(Topic.ROTATION_DISPATCHED))
                .extracting(notice -> notice.data().path("deliverOn").asText())
                .containsExactly("2026-04-09", "2026-04-09");
    }

    @Test
    void a_receipt_before_dispatch_is_refused() {
        assertThat(World.codes(received())).containsExactly("batch-wrong-state");
    }

    @Test
    @Shows(Rule.R9)
    void a_second_receipt_adds_what_is_missing_and_takes_nothing_back() {
        dispatch();
        List<String> books = world.barcodes(batch, "sent");
        ObjectNode first = World.of(batch);
        first.withArray("missing").add(books.get(0));
        world.ask("sd-01", RequestType.ROTATION_RECEIVED, first);
        world.livesTo(DELIVERY.plusDays(2));
        ObjectNode second = World.of(batch);
        second.withArray("missing").add(books.get(0)).add(books.get(1));
        second.withArray("damaged").addObject().put("barcode", books.get(2));

        assertThat(world.ask("sd-01", RequestType.ROTATION_RECEIVED, second)).isInstanceOf(Decision.Accepted.class);
        assertThat(received()).isInstanceOf(Decision.Accepted.class);

        assertThat(world.barcodes(batch, "missing")).containsExactlyInAnyOrder(books.get(0), books.get(1));
        assertThat(world.text("select received_on::text from batches where id = ?", batch))
                .isEqualTo(DELIVERY.toString());
    }

    @Test
    @Shows(Rule.R9)
    void a_receipt_adds_what_is_missing_also_when_a_part_is_lost_or_back_and_leaves_the_batch_where_it_is() {
        dispatch();
        received();
        List<String> books = world.barcodes(batch, "sent");
        ObjectNode lost = World.of(batch);
        lost.withArray("items");
        lost.withArray("lost").addObject().put("barcode", books.get(0));
        assertThat(returned(lost).outcome().get("state").asText()).isEqualTo("returned-in-part");

        assertThat(received(books.get(1)).outcome().path("state").asText()).isEqualTo("returned-in-part");
        scan(books.subList(5, 10));
        assertThat(received(books.get(2)).outcome().path("state").asText()).isEqualTo("checked-in");

        assertThat(world.barcodes(batch, "missing")).containsExactly(books.get(1), books.get(2));
        assertThat(flagged()).containsExactly("missing", "missing");
        assertThat(World.codes(received(books.get(6)))).containsExactly("item-already-back");
    }

    @Test
    void a_receipt_for_another_schools_batch_is_refused() {
        dispatch();
        Decision decision = world.ask("sd-02", RequestType.ROTATION_RECEIVED, World.of(batch));
        assertThat(World.codes(decision)).containsExactly("not-yours");
    }

    @Test
    void a_receipt_for_no_batch_at_all_is_refused() {
        Decision decision = world.ask("sd-01", RequestType.ROTATION_RECEIVED, World.of("bat-none"));
        assertThat(World.codes(decision)).containsExactly("not-found");
    }

    @Test
    void a_receipt_with_unknown_barcodes_names_each_and_has_no_half_effect() {
        dispatch();
        String known = world.barcodes(batch, "sent").get(0);
        Decision decision = received(known, "nobody-knows", "nor-this");
        assertThat(World.codes(decision)).containsExactly("item-not-in-batch", "item-not-in-batch");
        assertThat(decision.reasons().get(0).pointer()).isEqualTo("/data/missing/1");
        assertThat(world.state(batch)).isEqualTo("dispatched");
        assertThat(world.barcodes(batch, "missing")).isEmpty();
    }

    @Test
    @Shows(Rule.R9)
    void what_is_missing_or_damaged_on_receipt_opens_no_obligation() {
        dispatch();
        List<String> sent = world.barcodes(batch, "sent");
        ObjectNode data = World.of(batch);
        data.putArray("missing").add(sent.get(0));
        data.putArray("damaged").addObject().put("barcode", sent.get(1)).put("note", "cover torn");
        Decision decision = world.ask("sd-01", RequestType.ROTATION_RECEIVED, data);
        assertThat(decision.outcome().get("state").asText()).isEqualTo("received");
        assertThat(world.text("select count(*) from obligations")).isEqualTo("0");
        assertThat(flagged()).containsExactly("damaged", "missing");
    }

    @Test
    @Shows({Rule.R9, Rule.R10})
    void all_means_everything_except_what_is_lost_and_each_lost_item_opens_an_obligation() {
        dispatch();
        received();
        world.livesTo(COLLECTION);
        List<String> sent = world.barcodes(batch, "sent");
        Decision decision = returned(all(batch, sent.get(2), sent.get(5)));
        assertThat(decision.outcome().get("obligations")).hasSize(2);
        assertThat(world.barcodes(batch, "lost")).containsExactly(sent.get(2), sent.get(5));
        assertThat(world.barcodes(batch, "returned")).hasSize(8);
        assertThat(world.told(Topic.OBLIGATION_OPENED))
                .singleElement()
                .matches(notice -> notice.data().get("obligations").size() == 2);
        assertThat(world.text("select min(due_on)::text from obligations")).isEqualTo("2026-09-04");
    }

    @Test
    void more_lost_than_sent_is_refused_and_nothing_happens() {
        dispatch();
        List<String> sent = world.barcodes(batch, "sent");
        String[] lost = new String[11];
        for (int i = 0; i < 10; i++) {
            lost[i] = sent.get(i);
        }
        lost[10] = "low-999-1";
        Decision decision = returned(all(batch, lost));
        assertThat(World.codes(decision)).containsExactly("item-not-in-batch");
        assertThat(world.text("select count(*) from obligations")).isEqualTo("0");
        assertThat(world.barcodes(batch, "sent")).hasSize(10);
    }

    @Test
    void a_return_of_items_never_lent_or_named_twice_or_lost_as_well_is_refused_with_each_reason() {
        dispatch();
        List<String> sent = world.barcodes(batch, "sent");
        ObjectNode data = World.of(batch);
        data.putArray("items")
                .add(sent.get(0))
                .add(sent.get(0))
                .add(sent.get(1))
                .add("never-lent");
        data.putArray("lost").addObject().put("barcode", sent.get(1));
        assertThat(World.codes(returned(data)))
                .containsExactly("named-twice", "item-back-and-lost", "item-not-in-batch");
        assertThat(world.state(batch)).isEqualTo("dispatched");
    }

    @Test
    void damage_can_only_be_reported_of_what_comes_back() {
        dispatch();
        List<String> sent = world.barcodes(batch, "sent");
        ObjectNode data = World.of(batch);
        data.putArray("items").add(sent.get(0));
        data.putArray("damaged").addObject().put("barcode", sent.get(1));
        assertThat(World.codes(returned(data))).containsExactly("item-not-among-returned");
    }

    @Test
    void a_return_in_part_can_be_completed_and_then_not_again() {
        dispatch();
        received();
        List<String> sent = world.barcodes(batch, "sent");
        ObjectNode part = World.of(batch);
        sent.subList(0, 4).forEach(part.withArray("items")::add);
        assertThat(returned(part).outcome().get("state").asText()).isEqualTo("returned-in-part");
        assertThat(World.codes(returned(part))).hasSize(4).containsOnly("item-already-back");
        assertThat(returned(all(batch)).outcome().get("state").asText()).isEqualTo("returned");
        assertThat(World.codes(returned(all(batch)))).containsExactly("batch-wrong-state");
    }

    @Test
    @Shows(Rule.R9)
    void staffs_scan_prevails_over_what_the_school_said() {
        dispatch();
        received();
        world.livesTo(COLLECTION);
        List<String> sent = world.barcodes(batch, "sent");
        returned(all(batch, sent.get(0)));
        ObjectNode scan = World.of(batch);
        scan.putArray("items").add(sent.get(0)).add(sent.get(1)).add("low-999-9");
        Decision decision = world.staff(RequestType.STAFF_CHECKIN, scan);
        assertThat(decision.outcome().get("state").asText()).isEqualTo("checked-in");
        assertThat(decision.outcome().at("/difference/found/0").asText()).isEqualTo(sent.get(0));
        assertThat(decision.outcome().at("/difference/unexpected/0").asText()).isEqualTo("low-999-9");
        assertThat(decision.outcome().at("/difference/notBack")).hasSize(8);
        assertThat(world.barcodes(batch, "sent")).hasSize(8);
        assertThat(world.text("select state || ' ' || how from obligations")).isEqualTo("settled found");
        assertThat(world.told(Topic.OBLIGATION_SETTLED)).singleElement().satisfies(notice -> assertThat(
                        notice.data().get("how").asText())
                .isEqualTo("found"));
    }

    @Test
    void damage_on_return_opens_an_obligation_only_when_staff_say_so() {
        dispatch();
        List<String> sent = world.barcodes(batch, "sent");
        ObjectNode back = all(batch);
        back.putArray("damaged").addObject().put("barcode", sent.get(0));
        back.withArray("damaged").addObject().put("barcode", sent.get(1));
        returned(back);
        assertThat(world.text("select count(*) from obligations")).isEqualTo("0");
        ObjectNode scan = World.of(batch);
        scan.putArray("replace").add(sent.get(0));
        Decision decision = world.staff(RequestType.STAFF_CHECKIN, scan);
        assertThat(decision.outcome().get("state").asText()).isEqualTo("closed");
        assertThat(world.texts("select barcode from obligations")).containsExactly(sent.get(0));
        assertThat(world.texts("select barcode from items where condition = 'damaged' order by 1"))
                .containsExactly(sent.get(0), sent.get(1));
    }

    @Test
    @Shows({Rule.R9, Rule.R10})
    void what_is_neither_returned_nor_lost_is_reminded_and_lost_30_days_after_it_was_due() {
        dispatch();
        received();
        world.livesTo(COLLECTION);
        List<String> sent = world.barcodes(batch, "sent");
        ObjectNode part = World.of(batch);
        sent.subList(1, 10).forEach(part.withArray("items")::add);
        returned(part);
        world.staff(RequestType.STAFF_CHECKIN, World.of(batch));
        assertThat(world.state(batch)).isEqualTo("checked-in");
        world.livesTo(COLLECTION.plusDays(29));
        assertThat(world.told(Topic.ROTATION_OVERDUE)).hasSize(2);
        world.livesTo(COLLECTION.plusDays(30));
        assertThat(world.told(Topic.ROTATION_OVERDUE)).hasSize(2);
        assertThat(world.barcodes(batch, "lost")).containsExactly(sent.get(0));
        assertThat(world.state(batch)).isEqualTo("closed");
        assertThat(world.text("select lost::text from items where barcode = ?", sent.get(0)))
                .isEqualTo("true");
    }

    @Test
    @Shows({Rule.R9, Rule.R10})
    void what_staff_do_not_find_after_the_rest_was_counted_as_lost_is_lost_on_the_next_morning_once() {
        dispatch();
        received();
        world.livesTo(COLLECTION);
        List<String> sent = world.barcodes(batch, "sent");
        ObjectNode part = World.of(batch);
        sent.subList(1, 10).forEach(part.withArray("items")::add);
        returned(part);
        world.livesTo(COLLECTION.plusDays(34));
        assertThat(world.barcodes(batch, "lost")).containsExactly(sent.get(0));
        scan(sent.subList(1, 7));
        assertThat(scan(sent.subList(7, 8)).outcome().get("state").asText()).isEqualTo("checked-in");

        world.work();
        assertThat(world.barcodes(batch, "sent")).containsExactly(sent.get(8), sent.get(9));
        world.livesTo(COLLECTION.plusDays(60));

        assertThat(world.barcodes(batch, "lost")).containsExactly(sent.get(0), sent.get(8), sent.get(9));
        assertThat(world.text("select state || ' ' || closed_on from batches where id = ?", batch))
                .isEqualTo("closed " + COLLECTION.plusDays(35));
        assertThat(world.texts("select opened_on || ' ' || barcode from obligations order by opened_on, barcode"))
                .containsExactly(
                        COLLECTION.plusDays(30) + " " + sent.get(0),
                        COLLECTION.plusDays(35) + " " + sent.get(8),
                        COLLECTION.plusDays(35) + " " + sent.get(9));
    }

    @Test
    @Shows({Rule.R9, Rule.R10})
    void what_is_out_again_of_a_batch_closed_with_losses_is_lost_on_the_next_morning_however_often_it_is_opened() {
        dispatch();
        received();
        world.livesTo(COLLECTION);
        List<String> sent = world.barcodes(batch, "sent");
        scan(sent.subList(1, 10));
        world.livesTo(COLLECTION.plusDays(40));
        assertThat(world.state(batch)).isEqualTo("closed");
        world.staff(RequestType.STAFF_REOPEN, World.of(batch));
        scan(sent.subList(2, 10));
        world.livesTo(COLLECTION.plusDays(41));
        assertThat(world.barcodes(batch, "lost")).containsExactly(sent.get(0), sent.get(1));
        assertThat(world.state(batch)).isEqualTo("closed");

        world.staff(RequestType.STAFF_REOPEN, World.of(batch));
        world.livesTo(COLLECTION.plusDays(60));

        assertThat(world.barcodes(batch, "lost")).isEqualTo(sent);
        assertThat(world.state(batch)).isEqualTo("closed");
        assertThat(world.text("select count(*) from obligations where opened_on = ?", COLLECTION.plusDays(42)))
                .isEqualTo("8");
        assertThat(world.text("select count(*) from obligations")).isEqualTo("10");
    }

    private Decision scan(List<String> found) {
        ObjectNode scan = World.of(batch);
        found.forEach(scan.withArray("items")::add);
        return world.staff(RequestType.STAFF_CHECKIN, scan);
    }

    @Test
    @Shows(Rule.R9)
    void a_school_is_reminded_before_its_batch_is_due() {
        dispatch();
        received();
        world.livesTo(COLLECTION.minusDays(14));
        assertThat(world.told(Topic.ROTATION_ANNOUNCED))
                .last()
                .matches(notice -> notice.data().at("/collected/count").asInt() == 10);
        world.livesTo(COLLECTION);
        assertThat(world.told(Topic.ROTATION_DUE).stream()
                        .map(notice -> notice.data().get("daysLeft").asInt()))
                .as("the Friday before, since pupils are away on the Sunday")
                .containsExactly(3);
    }

    @Test
    @Shows(Rule.R9)
    void a_batch_that_came_back_in_part_is_not_back_as_long_as_one_book_is_out() {
        dispatch();
        received();
        ObjectNode part = World.of(batch);
        world.barcodes(batch, "sent").subList(0, 6).forEach(part.withArray("items")::add);
        world.livesTo(COLLECTION.minusDays(1));
        returned(part);
        assertThat(today().entries())
                .extracting(entry -> entry.what().english())
                .contains("1 batches are collected");
        world.livesTo(COLLECTION.plusDays(1));
        assertThat(tasksToday()).contains("1 batches are not back");

        returned(all(batch));

        assertThat(tasksToday()).doesNotContain("1 batches are not back");
    }

    private Today today() {
        return world.database
                .jdbi()
                .withHandle(db -> RotationToday.of(new Today.Asked(db, world.today()), world.schedule));
    }

    private List<String> tasksToday() {
        return today().tasks().stream().map(task -> task.says().english()).toList();
    }

    @Test
    @Shows(Rule.R9)
    void a_book_given_back_early_does_not_silence_the_reminders_for_the_rest() {
        dispatch();
        received();
        ObjectNode early = World.of(batch);
        early.putArray("items").add(world.barcodes(batch, "sent").get(0));
        returned(early);
        assertThat(world.state(batch)).isEqualTo("returned-in-part");
        world.livesTo(COLLECTION.minusDays(14));
        world.staff(RequestType.STAFF_CHECKIN, World.of(batch));
        assertThat(world.state(batch)).isEqualTo("checked-in");
        world.livesTo(COLLECTION);
        assertThat(world.told(Topic.ROTATION_ANNOUNCED))
                .last()
                .matches(notice -> notice.data().at("/collected/count").asInt() == 9);
        assertThat(world.told(Topic.ROTATION_DUE).stream()
                        .map(notice -> notice.data().get("count").asInt()))
                .containsExactly(9);
    }

    @Test
    @Shows(Rule.R9)
    void a_school_is_told_what_is_really_in_its_boxes_and_what_differs_from_the_list() {
        String gone = world.barcodes(batch, "planned").get(0);
        world.database.useTransaction(db -> db.execute("update items set condition = 'worn' where barcode = ?", gone));
        world.staff(RequestType.STAFF_PACK, World.of(batch));
        dispatch();
        ObjectNode data = world.told(Topic.ROTATION_DISPATCHED).get(0).data();
        assertThat(data.get("items")).hasSize(10);
        assertThat(data.at("/out"))
                .singleElement()
                .satisfies(out -> assertThat(out.get("barcode").asText()).isEqualTo(gone));
        assertThat(data.at("/in")).singleElement().satisfies(in -> assertThat(data.get("items"))
                .contains(in));
        String stranger = data.at("/in/0/barcode").asText();
        assertThat(received(stranger)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    @Shows(Rule.R9)
    void a_silent_school_is_reminded_then_taken_to_have_received_and_flagged() {
        dispatch();
        world.livesTo(DELIVERY.plusDays(7));
        assertThat(world.told(Topic.ROTATION_DISPATCHED).stream()
                        .map(notice -> notice.data().path("again").asBoolean()))
                .as("the second asks whether it came")
                .containsExactly(false, true);
        world.livesTo(DELIVERY.plusDays(14));
        assertThat(world.state(batch)).isEqualTo("received");
        assertThat(flagged()).containsExactly("silent");
        assertThat(received()).as("its own word counts more").isInstanceOf(Decision.Accepted.class);
        assertThat(flagged()).isEmpty();
    }

    @Test
    @Shows(Rule.R9)
    void what_did_not_come_back_is_substituted_before_packing() {
        String gone = world.barcodes(batch, "planned").get(0);
        world.database.useTransaction(db -> db.execute("update items set condition = 'worn' where barcode = ?", gone));
        Decision decision = world.staff(RequestType.STAFF_PACK, World.of(batch));
        assertThat(decision.outcome().at("/difference/substituted/0/out").asText())
                .isEqualTo(gone);
        String instead = decision.outcome().at("/difference/substituted/0/in").asText();
        assertThat(instead).startsWith("low-");
        assertThat(world.barcodes(batch, "planned"))
                .hasSize(10)
                .contains(instead)
                .doesNotContain(gone);
        assertThat(world.barcodes(batch, "dropped")).containsExactly(gone);
    }

    @Test
    void a_scanned_list_says_what_really_goes_and_the_difference_is_shown() {
        List<String> planned = world.barcodes(batch, "planned");
        String other = world.text("select min(barcode) from items where barcode like 'low-%'"
                + " and not exists (select 1 from batch_items where batch_items.barcode = items.barcode)");
        ObjectNode scan = World.of(batch);
        planned.subList(1, 10).forEach(scan.withArray("items")::add);
        scan.withArray("items").add(other);
        Decision decision = world.staff(RequestType.STAFF_PACK, scan);
        assertThat(decision.outcome().at("/difference/left/0").asText()).isEqualTo(planned.get(0));
        assertThat(decision.outcome().at("/difference/added/0").asText()).isEqualTo(other);
        assertThat(world.barcodes(batch, "planned")).hasSize(10).contains(other);
    }

    @Test
    void what_is_scanned_when_a_batch_is_sent_is_what_went() {
        List<String> scanned = world.barcodes(batch, "planned").subList(0, 7);
        ObjectNode scan = World.of(batch);
        scanned.forEach(scan.withArray("items")::add);
        Decision decision = world.staff(RequestType.STAFF_DISPATCH, scan);
        assertThat(decision.outcome().get("items").asInt()).isEqualTo(7);
        assertThat(decision.outcome().at("/difference/left")).hasSize(3);
        assertThat(world.barcodes(batch, "sent")).isEqualTo(scanned);
    }

    @Test
    void an_upper_book_is_replaced_by_an_upper_one_however_many_lower_ones_there_are() {
        world.items("many", 300, 3, "lower");
        List<String> upper = world.texts(
                "select barcode from batch_items where batch = ? and level = 'upper' order by barcode", batch);
        world.database.useTransaction(db ->
                upper.forEach(barcode -> db.execute("update items set condition = 'worn' where barcode = ?", barcode)));
        world.staff(RequestType.STAFF_PACK, World.of(batch));
        assertThat(world.texts(
                        "select barcode from batch_items where batch = ? and level = 'upper' and state = 'planned'",
                        batch))
                .hasSameSizeAs(upper)
                .allMatch(barcode -> barcode.startsWith("up-"));
    }

    @Test
    void a_scanned_item_that_cannot_go_is_refused_with_its_reason() {
        ObjectNode scan = World.of(batch);
        scan.putArray("items").add("nobody-knows");
        Decision decision = world.staff(RequestType.STAFF_PACK, scan);
        assertThat(World.codes(decision)).containsExactly("item-cannot-go");
        assertThat(world.state(batch)).isEqualTo("announced");
    }

    @Test
    @Shows(Rule.R10)
    void an_obligation_runs_from_open_over_promised_and_received_to_settled() {
        dispatch();
        List<String> sent = world.barcodes(batch, "sent");
        String obligation = returned(all(batch, sent.get(0)))
                .outcome()
                .at("/obligations/0/obligation")
                .asText();
        ObjectNode promise = Json.object()
                .put("obligation", obligation)
                .put("title", world.text("select name from batch_items where barcode = ?", sent.get(0)))
                .put("same", true);
        assertThat(world.ask("sd-01", RequestType.ROTATION_REPLACEMENT, promise)
                        .outcome()
                        .get("state")
                        .asText())
                .isEqualTo("promised");
        assertThat(World.codes(world.ask("sd-02", RequestType.ROTATION_REPLACEMENT, promise)))
                .containsExactly("not-yours");
        assertThat(staff("receive", obligation).outcome().get("state").asText()).isEqualTo("received");
        assertThat(staff("approve", obligation).outcome().get("state").asText()).isEqualTo("settled");
        assertThat(World.codes(world.ask("sd-01", RequestType.ROTATION_REPLACEMENT, promise)))
                .containsExactly("obligation-wrong-state");
        assertThat(list("obligation.list")).isEmpty();
        assertThat(list("obligation.fates"))
                .singleElement()
                .matches(fate -> fate.get("how").asText().equals("replaced")
                        && fate.get("items").asInt() == 1);
    }

    @Test
    @Shows(Rule.R10)
    void a_replacement_by_another_title_waits_for_staff() {
        dispatch();
        String obligation = returned(all(batch, world.barcodes(batch, "sent").get(0)))
                .outcome()
                .at("/obligations/0/obligation")
                .asText();
        ObjectNode promise = Json.object()
                .put("obligation", obligation)
                .put("title", "Buku lain")
                .put("same", false);
        var request = world.request("sd-01", RequestType.ROTATION_REPLACEMENT, promise);
        assertThat(world.ask(List.of(request)).get(0)).isInstanceOf(Decision.Pending.class);
        assertThat(world.text("select state from obligations")).isEqualTo("open");
        assertThat(world.ask(List.of(Asked.approved(request, "equivalent"))).get(0))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(world.text("select state || ' ' || promised_title from obligations"))
                .isEqualTo("promised Buku lain");
    }

    @Test
    @Shows(Rule.R10)
    void a_waiver_needs_a_reason() {
        dispatch();
        String obligation = returned(all(batch, world.barcodes(batch, "sent").get(0)))
                .outcome()
                .at("/obligations/0/obligation")
                .asText();
        ObjectNode waive = Json.object().put("obligation", obligation).put("act", "waive");
        assertThat(World.codes(world.staff(RequestType.STAFF_OBLIGATION, waive, " ")))
                .containsExactly("waiver-needs-reason");
        assertThat(world.staff(RequestType.STAFF_OBLIGATION, waive, "flood")).isInstanceOf(Decision.Accepted.class);
        assertThat(world.text("select state || ' ' || reason from obligations")).isEqualTo("waived flood");
    }

    @Test
    @Shows(Rule.R10)
    void obligations_past_their_date_are_reminded_and_hold_back_the_next_batch() {
        dispatch();
        String obligation = returned(all(batch, world.barcodes(batch, "sent").get(0)))
                .outcome()
                .at("/obligations/0/obligation")
                .asText();
        world.livesTo(COLLECTION);
        assertThat(world.told(Topic.OBLIGATION_DUE).stream().map(notice -> notice.data()
                        .path("daysLeft")
                        .asInt(-notice.data().path("daysOver").asInt())))
                .as("the thirtieth day after is a Sunday")
                .containsExactly(14, 1, -7, -14, -28);
        String next = world.batch("sd-01", "2026-Q3");
        assertThat(World.codes(world.staff(RequestType.STAFF_DISPATCH, World.of(next))))
                .containsExactly("obligations-overdue");
        staff("waive", obligation);
        assertThat(world.staff(RequestType.STAFF_DISPATCH, World.of(next))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_batch_that_never_went_is_cancelled_when_the_next_is_planned() {
        world.livesTo(COLLECTION.minusDays(31));
        assertThat(world.state(batch)).isEqualTo("announced");
        world.livesTo(COLLECTION.minusDays(30));
        assertThat(world.state(batch)).isEqualTo("cancelled");
        assertThat(world.barcodes(batch, "dropped")).hasSize(10);
        assertThat(world.told(Topic.ROTATION_CLOSED))
                .as("what the school is told")
                .singleElement()
                .matches(notice -> notice.data().path("cancelled").asText().equals("not-delivered"));
    }

    @Test
    @Shows(Rule.R9)
    void an_announcement_says_whether_an_old_batch_is_taken_back_and_what_may_hold_the_new_one_back() {
        dispatch();
        ObjectNode onlyLost = all(batch, world.barcodes(batch, "sent").get(0));
        onlyLost.remove("all");
        onlyLost.putArray("items");
        returned(onlyLost);
        world.livesTo(COLLECTION);
        List<Notice> told = world.told(Topic.ROTATION_ANNOUNCED);
        assertThat(told.get(0).data().has("collects")).isFalse();
        assertThat(told.get(0).data().has("overdue")).isFalse();
        assertThat(told.get(1).data().path("collects").asBoolean()).isTrue();
        assertThat(told.get(1).data().path("overdue").asInt()).isEqualTo(1);
    }

    @Test
    void a_survey_is_answered_once_for_each_batch() {
        dispatch();
        received();
        ObjectNode data = World.of(batch).put("rating", 5);
        data.putObject("loans").put(world.barcodes(batch, "sent").get(0), 3);
        assertThat(world.ask("sd-01", RequestType.ROTATION_SURVEY, data)).isInstanceOf(Decision.Accepted.class);
        assertThat(World.codes(world.ask("sd-01", RequestType.ROTATION_SURVEY, data)))
                .containsExactly("survey-answered");
        assertThat(world.text("select rating::text from surveys")).isEqualTo("5");
    }

    @Test
    void a_barcode_does_not_change_its_title_while_it_is_on_loan() {
        dispatch();
        ObjectNode item = Json.object()
                .put("barcode", world.barcodes(batch, "sent").get(0))
                .put("title", "Judul yang lain sama sekali")
                .put("collection", "children")
                .put("condition", "good")
                .put("lendable", true);
        assertThat(World.codes(world.ask("library", RequestType.CATALOGUE_ITEM, item)))
                .containsExactly("item-on-loan-changes-title");
    }

    @Test
    void receipt_and_return_in_one_list_are_judged_one_upon_the_other() {
        dispatch();
        var first = world.request("sd-01", RequestType.ROTATION_RECEIVED, World.of(batch));
        var second = world.request("sd-01", RequestType.ROTATION_RETURNED, all(batch));
        var third = world.request("sd-01", RequestType.ROTATION_RECEIVED, World.of(batch));
        List<Decision> decisions = world.ask(List.of(first, second, third));
        assertThat(decisions.get(0)).isInstanceOf(Decision.Accepted.class);
        assertThat(decisions.get(1)).isInstanceOf(Decision.Accepted.class);
        assertThat(World.codes(decisions.get(2))).containsExactly("batch-wrong-state");
        assertThat(world.state(batch)).isEqualTo("returned");
    }

    private Decision staff(String act, String obligation) {
        return world.staff(
                RequestType.STAFF_OBLIGATION,
                Json.object().put("obligation", obligation).put("act", act));
    }

    private List<ObjectNode> list(String name) {
        Listing<?> listing = ObligationLists.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Query query = new Query(Map.of(), Optional.empty(), 10);
        return world.database.jdbi().withHandle(db -> listing.page(db, query)).rows();
    }
}
