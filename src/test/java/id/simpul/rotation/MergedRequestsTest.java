package id.simpul.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.intake.Inbox;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.intake.StaffHand;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.Reply.Status;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a school asked before it was merged into another is decided as the other's. */
class MergedRequestsTest {
    private static final LocalDate APRIL = LocalDate.of(2026, 4, 6);
    private static final World.Beginning BEGINNING = World.Beginning.of(MergedRequestsTest::two_schools);

    private final World world = BEGINNING.goOn();
    private final Fingerprints fingerprints = new Fingerprints("a key only for tests".getBytes(UTF_8));
    private StaffHand hand;

    private static void two_schools(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-lama", PartnerKind.SCHOOL, "13.75");
        world.partner("sd-baru", PartnerKind.SCHOOL, "13.75");
        world.database.useTransaction(
                db -> db.execute("update partners set email = id || '@sekolah.example', channels = '{email}'"));
        world.items("low", 60, 2, "lower");
        world.items("up", 40, 2, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
    }

    @BeforeEach
    void staff_come_in() {
        hand = new StaffHand(
                new Envelopes(fingerprints),
                new Inbox(world.database),
                world.decisions(new ReplyWriter(fingerprints)),
                Clock.fixed(world.schedule.mornings().at(world.today()).plusSeconds(7200), ZoneOffset.UTC),
                Map.of());
    }

    @AfterEach
    void close() {
        world.close();
    }

    private StaffAnswer act(RequestType type, ObjectNode data) {
        return hand.perform(type, new StaffCall(data, new Staff("Sari", "sesuai rapat")));
    }

    private StaffAnswer ask(String school, String id, String type, ObjectNode data) {
        ObjectNode asked = Json.object().put("for", school).put("type", type);
        asked.set("data", data);
        return act(
                RequestType.STAFF_ASK,
                asked.put("saidBy", "Ibu Contoh").put("via", "phone").put("id", id));
    }

    private StaffAnswer yes(String request) {
        return act(
                RequestType.STAFF_DECIDE, Json.object().put("request", request).put("answer", "yes"));
    }

    private void merge() {
        Decision merged = world.staff(
                RequestType.STAFF_PARTNER_MERGE,
                Json.object().put("old", "sd-lama").put("new", "sd-baru").put("end", true));
        assertThat(merged).isInstanceOf(Decision.Accepted.class);
    }

    private ObjectNode outside() {
        ObjectNode outside = world.enrolment(6);
        outside.putObject("region").put("system", "kemendagri").put("code", "13.73");
        return outside;
    }

    /** The old school owes a book and wants to replace it by another title, which waits for staff. */
    private String replacementOfTheOldSchool(String id) {
        world.enrolled("sd-lama", 6);
        world.livesTo(APRIL);
        String batch = world.batch("sd-lama", "2026-Q2");
        world.staff(RequestType.STAFF_DISPATCH, World.of(batch));
        ObjectNode data = World.of(batch).put("all", false);
        data.putArray("items");
        data.putArray("lost")
                .addObject()
                .put("barcode", world.barcodes(batch, "sent").get(0));
        world.ask("sd-lama", RequestType.ROTATION_RETURNED, data);
        staff_come_in();
        ObjectNode other = Json.object()
                .put("obligation", world.text("select id from obligations"))
                .put("title", "Judul Lain")
                .put("same", false);
        assertThat(ask("sd-lama", id, "rotation.replacement", other).status()).isEqualTo(Status.PENDING);
        return world.text("select id from obligations");
    }

    @Test
    @Shows(Rule.R10)
    void a_replacement_that_waited_is_promised_by_the_school_that_goes_on() {
        String obligation = replacementOfTheOldSchool("ganti-1");
        merge();

        StaffAnswer answer = yes("sd-lama/ganti-1");

        assertThat(answer.outcome().path("status").asText()).isEqualTo("accepted");
        assertThat(world.texts("select state from obligations where id = ?", obligation))
                .containsExactly("promised");
        assertThat(world.texts("select decision from pending")).containsExactly("yes");
    }

    @Test
    @Shows(Rule.R5)
    void an_enrolment_that_waited_gives_the_school_that_goes_on_no_second_agreement() {
        ask("sd-lama", "ikut-1", "rotation.enrol", outside());
        world.enrolled("sd-baru", 6);
        merge();

        StaffAnswer answer = yes("sd-lama/ikut-1");

        assertThat(answer.outcome().path("status").asText()).isEqualTo("refused");
        assertThat(answer.outcome().at("/reasons/0/code").asText()).isEqualTo("already-enrolled");
        assertThat(world.texts("select school from rotation_agreements where state = 'active'"))
                .containsExactly("sd-baru");
    }

    @Test
    void an_enrolment_that_waited_takes_part_under_the_name_that_goes_on_also_where_both_used_one_id() {
        ask("sd-lama", "1", "rotation.enrol", outside());
        StaffAnswer first = ask("sd-baru", "1", "rotation.enrol", world.enrolment(6));
        act(RequestType.STAFF_ASK, withdrawal(first));
        merge();

        StaffAnswer answer = yes("sd-lama/1");

        assertThat(answer.outcome().path("status").asText()).isEqualTo("accepted");
        assertThat(answer.outcome().path("reference").asText())
                .isNotEqualTo(first.reference().orElseThrow());
        assertThat(world.texts("select school from rotation_agreements where state = 'active'"))
                .containsExactly("sd-baru");
    }

    private static ObjectNode withdrawal(StaffAnswer enrolled) {
        ObjectNode asked = Json.object().put("for", "sd-baru").put("type", "rotation.withdraw");
        asked.putObject("data").put("agreement", enrolled.reference().orElseThrow());
        return asked.put("saidBy", "Ibu Contoh").put("via", "phone").put("id", "2");
    }

    @Test
    void the_school_that_goes_on_is_told_of_the_decision_by_the_id_that_was_used() {
        ask("sd-lama", "ikut-1", "rotation.enrol", outside());
        merge();
        yes("sd-lama/ikut-1");

        assertThat(world.texts("select partner || ' ' || request_id from notices where topic = 'request.decided'"))
                .containsExactly("sd-baru ikut-1");
        assertThat(world.texts("select step from events where partner = 'sd-lama' and request_id = 'ikut-1'"))
                .contains("pending", "accepted");
    }

    @Test
    void the_school_that_goes_on_may_ask_how_a_request_of_the_old_one_stands() {
        ask("sd-lama", "ikut-1", "rotation.enrol", outside());
        merge();
        yes("sd-lama/ikut-1");

        StaffAnswer answer =
                ask("sd-baru", "tanya-1", "request.status", Json.object().put("request", "ikut-1"));

        assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
        assertThat(answer.outcome().path("status").asText()).isEqualTo("accepted");
    }

    @Test
    void of_two_requests_of_one_id_the_status_is_that_of_the_schools_own() {
        ask("sd-lama", "1", "rotation.enrol", outside());
        ask("sd-baru", "1", "rotation.enrol", world.enrolment(5));
        merge();

        StaffAnswer answer = ask("sd-baru", "2", "request.status", Json.object().put("request", "1"));

        assertThat(answer.outcome().path("status").asText()).isEqualTo("refused");
    }

    @Test
    void a_no_closes_what_the_old_school_asked() {
        ask("sd-lama", "ikut-1", "rotation.enrol", outside());
        merge();

        act(
                RequestType.STAFF_DECIDE,
                Json.object().put("request", "sd-lama/ikut-1").put("answer", "no"));

        assertThat(world.texts("select status from requests where partner = 'sd-lama'"))
                .isEqualTo(List.of("refused"));
    }
}
