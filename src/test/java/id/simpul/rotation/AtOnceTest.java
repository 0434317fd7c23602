package id.simpul.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.Answer;
import id.simpul.intake.Case;
import id.simpul.intake.Decisions;
import id.simpul.intake.Incoming;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.Opened.WellFormed;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Ids;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.rotation.obligation.Obligation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two transactions that decide on the same thing at once, and one partner's requests to several desks in one batch: both have
 * read nothing yet, or wait for the same row, before either is let go on.
 */
class AtOnceTest {
    private static final String BATCHES = "select id from batches for update";
    private static final String OBLIGATIONS = "select id from obligations for update";
    private static final String AGREEMENTS = "lock table rotation_agreements in exclusive mode";

    private static final World.Beginning BEGINNING = World.Beginning.of(AtOnceTest::a_school_with_a_batch_announced);

    private final World world = BEGINNING.goOn();
    private final Contenders contenders = new Contenders(world);
    private final ReplyWriter replies = new ReplyWriter(new Fingerprints("a key only for tests".getBytes(UTF_8)));
    private String batch;

    private static void a_school_with_a_batch_announced(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        Stream.of("sd-01", "sd-02", "sd-03").forEach(school -> world.partner(school, PartnerKind.SCHOOL, "13.75"));
        world.items("low", 40, 1, "lower");
        world.items("up", 30, 1, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
        world.enrolled("sd-01", 6);
        world.livesTo(LocalDate.of(2026, 4, 6));
    }

    @BeforeEach
    void its_batch() {
        batch = world.batch("sd-01", "2026-Q2");
    }

    @AfterEach
    void close() {
        contenders.close();
        world.close();
    }

    @Test
    void a_receipt_at_the_moment_of_dispatch_comes_before_or_after_it() {
        List<String> outcome = atOnce(
                BATCHES,
                () -> staff(RequestType.STAFF_DISPATCH, World.of(batch)),
                () -> ask("sd-01", RequestType.ROTATION_RECEIVED, World.of(batch)));

        assertThat(outcome.get(0)).isEqualTo("accepted");
        assertThat(world.state(batch)).isEqualTo(outcome.get(1).equals("accepted") ? "received" : "dispatched");
        assertThat(world.barcodes(batch, "sent")).hasSize(10);
    }

    @Test
    void of_two_dispatches_at_once_one_is_refused_and_the_school_is_told_once() {
        List<String> outcome = atOnce(
                BATCHES,
                () -> staff(RequestType.STAFF_DISPATCH, World.of(batch)),
                () -> staff(RequestType.STAFF_DISPATCH, World.of(batch)));

        assertThat(outcome).containsExactlyInAnyOrder("accepted", "refused");
        assertThat(count("select count(*) from notices where topic = 'rotation.dispatched'"))
                .isEqualTo(1);
    }

    @Test
    void two_returns_at_once_open_one_obligation() {
        dispatched();
        String lost = world.barcodes(batch, "sent").get(0);

        List<String> outcome = atOnce(
                BATCHES,
                () -> ask("sd-01", RequestType.ROTATION_RETURNED, losing(lost)),
                () -> ask("sd-01", RequestType.ROTATION_RETURNED, losing(lost)));

        assertThat(outcome).containsExactlyInAnyOrder("accepted", "refused");
        assertThat(count("select count(*) from obligations")).isEqualTo(1);
        assertThat(world.barcodes(batch, "returned")).hasSize(9);
    }

    @Test
    void a_return_and_a_scan_at_once_leave_no_item_in_two_places() {
        dispatched();
        String lost = world.barcodes(batch, "sent").get(0);

        List<String> outcome = atOnce(
                BATCHES,
                () -> ask("sd-01", RequestType.ROTATION_RETURNED, losing(lost)),
                () -> staff(RequestType.STAFF_CHECKIN, World.of(batch).put("all", true)));

        assertThat(outcome.get(1)).isEqualTo("accepted");
        boolean returnedFirst = outcome.get(0).equals("accepted");
        assertThat(world.state(batch)).isEqualTo("closed");
        assertThat(world.barcodes(batch, "in")).hasSize(returnedFirst ? 9 : 10);
        assertThat(count("select count(*) from obligations where state = 'open'"))
                .isEqualTo(returnedFirst ? 1 : 0);
        assertThat(count("select count(*) from items where loan is not null")).isZero();
    }

    @Test
    void a_waiver_and_the_find_of_the_lost_book_at_once_end_its_obligation_once() {
        String lost = lostOne();
        String obligation = Obligation.idOf(batch, lost);
        ObjectNode found = World.of(batch);
        world.barcodes(batch, "returned").forEach(found.withArray("items")::add);
        found.withArray("items").add(lost);

        atOnce(
                OBLIGATIONS,
                () -> staff(RequestType.STAFF_CHECKIN, found),
                () -> staff(
                        RequestType.STAFF_OBLIGATION,
                        Json.object().put("obligation", obligation).put("act", "waive")));

        assertThat(world.text("select state from obligations")).isIn("settled", "waived");
        assertThat(world.state(batch)).isEqualTo("closed");
        assertThat(world.barcodes(batch, "in")).hasSize(10);
        assertThat(count("select count(*) from notices where topic = 'obligation.settled'"))
                .isEqualTo(1);
    }

    @Test
    void of_two_enrolments_of_one_school_at_once_one_is_accepted() {
        List<String> outcome = atOnce(
                AGREEMENTS,
                () -> ask("sd-02", RequestType.ROTATION_ENROL, world.enrolment(6)),
                () -> ask("sd-02", RequestType.ROTATION_ENROL, world.enrolment(9)));

        assertThat(outcome).containsExactlyInAnyOrder("accepted", "refused");
        assertThat(count("select count(*) from rotation_agreements where school = 'sd-02'"))
                .isEqualTo(1);
    }

    @Test
    void of_two_schools_that_name_one_npsn_at_once_one_waits_for_staff() {
        ObjectNode enrolment = world.enrolment(6);

        List<String> outcome = atOnce(
                AGREEMENTS,
                () -> ask("sd-02", RequestType.ROTATION_ENROL, enrolment),
                () -> ask("sd-03", RequestType.ROTATION_ENROL, enrolment));

        assertThat(outcome).filteredOn("accepted"::equals).hasSize(1);
        assertThat(count("select count(*) from rotation_agreements where npsn = '"
                        + enrolment.get("npsn").textValue() + "'"))
                .isEqualTo(1);
    }

    @Test
    void what_one_school_asks_of_several_desks_in_one_batch_is_decided_in_its_order() {
        dispatched();
        String lost = world.barcodes(batch, "sent").get(0);
        ObjectNode replacement = Json.object()
                .put("obligation", Obligation.idOf(batch, lost))
                .put("title", world.text("select name from batch_items where barcode = ?", lost))
                .put("same", true);
        Request enrol = world.request("sd-02", RequestType.ROTATION_ENROL, world.enrolment(6));
        String agreement = Ids.of("agr", enrol.partner(), enrol.id());

        List<String> statuses = take(List.of(
                enrol,
                world.request("sd-01", RequestType.ROTATION_RETURNED, losing(lost)),
                world.request("sd-01", RequestType.ROTATION_REPLACEMENT, replacement),
                world.request(
                        "sd-02", RequestType.ROTATION_WITHDRAW, Json.object().put("agreement", agreement)),
                world.request("sd-01", RequestType.ROTATION_RETURNED, losing(lost)),
                world.request("sd-02", RequestType.ROTATION_ENROL, world.enrolment(9))));

        assertThat(statuses).containsExactly("accepted", "accepted", "accepted", "accepted", "refused", "accepted");
        assertThat(world.text("select state from obligations")).isEqualTo("promised");
        assertThat(world.texts("select state from rotation_agreements where school = 'sd-02' order by state"))
                .containsExactly("active", "withdrawn");
    }

    private void dispatched() {
        world.staff(RequestType.STAFF_DISPATCH, World.of(batch));
    }

    private String lostOne() {
        dispatched();
        String lost = world.barcodes(batch, "sent").get(0);
        world.ask("sd-01", RequestType.ROTATION_RETURNED, losing(lost));
        return lost;
    }

    private ObjectNode losing(String barcode) {
        ObjectNode data = World.of(batch).put("all", true);
        data.putArray("lost").addObject().put("barcode", barcode);
        return data;
    }

    /** Both acts are held up by a lock until both wait for it, or for each other. */
    private List<String> atOnce(String lock, Callable<String> first, Callable<String> second) {
        List<Future<String>> futures = new ArrayList<>();
        world.database.useTransaction(db -> {
            db.execute(lock);
            futures.add(contenders.begin(first));
            futures.add(contenders.begin(second));
            contenders.awaitWaiting(2);
        });
        return futures.stream().map(Contenders::result).toList();
    }

    private String staff(RequestType type, ObjectNode data) {
        Request act;
        synchronized (world) {
            act = Asked.approved(world.request("staff", type, data), "because");
        }
        return world.decisions(replies)
                .perform(new WellFormed(act, replies.fingerprint(act)))
                .decided()
                .decision()
                .status();
    }

    private String ask(String partner, RequestType type, ObjectNode data) {
        Request request;
        synchronized (world) {
            request = world.request(partner, type, data);
        }
        return take(List.of(request)).get(0);
    }

    private List<String> take(List<Request> requests) {
        List<Case> cases = requests.stream()
                .map(request -> Case.of(
                        new Incoming(request.partner(), request.kind(), request.id(), request.time(), new byte[0]),
                        new WellFormed(request, replies.fingerprint(request))))
                .toList();
        Decisions decisions = world.decisions(replies);
        return decisions.answers(decisions.take(cases)).stream()
                .map(AtOnceTest::status)
                .toList();
    }

    private static String status(Answer answer) {
        return Optional.of(answer)
                .filter(one -> one.kind() == Answer.Kind.REPLY)
                .map(one -> Json.parse(new String(one.body(), UTF_8))
                        .at("/data/status")
                        .asText())
                .orElse("dead letter");
    }

    private int count(String sql) {
        return Integer.parseInt(world.text(sql));
    }
}
