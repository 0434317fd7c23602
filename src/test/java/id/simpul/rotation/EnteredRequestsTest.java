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
import org.junit.jupiter.api.Test;

/** What a school says by phone, on paper or by WhatsApp is its own request, entered by staff (R11). */
class EnteredRequestsTest {
    private static final String NIK = "1375011205900001";

    private static final World.Beginning BEGINNING = World.Beginning.of(EnteredRequestsTest::a_school_without_a_system);

    private final World world = BEGINNING.goOn();
    private final Fingerprints fingerprints = new Fingerprints("a key only for tests".getBytes(UTF_8));

    private static void a_school_without_a_system(World world) {
        world.partner("library", PartnerKind.LIBRARY, "13.75");
        world.partner("sd-01", PartnerKind.SCHOOL, "13.75");
        world.partner("sd-02", PartnerKind.SCHOOL, "13.75");
        world.database.useTransaction(db -> db.execute("update partners set has_system = (id <> 'sd-01'),"
                + " email = id || '@sekolah.example', channels = '{email}'"));
        world.items("low", 40, 2, "lower");
        world.items("up", 40, 2, "upper");
        world.livesTo(LocalDate.of(2026, 2, 2));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private StaffAnswer ask(String school, String id, ObjectNode data) {
        ObjectNode asked = Json.object().put("for", school).put("type", "rotation.enrol");
        asked.set("data", data);
        return enter(asked.put("saidBy", "Ibu Contoh").put("via", "phone").put("id", id));
    }

    private StaffAnswer enter(ObjectNode asked) {
        return hand().perform(RequestType.STAFF_ASK, new StaffCall(asked, new Staff("Sari", "telepon")));
    }

    private StaffHand hand() {
        Clock now = Clock.fixed(world.schedule.mornings().at(world.today()).plusSeconds(7200), ZoneOffset.UTC);
        return new StaffHand(
                new Envelopes(fingerprints),
                new Inbox(world.database),
                world.decisions(new ReplyWriter(fingerprints)),
                now,
                Map.of());
    }

    private List<String> active() {
        return world.texts("select school from rotation_agreements where state = 'active'");
    }

    private static List<String> codes(StaffAnswer answer) {
        return answer.reasons().findValuesAsText("code");
    }

    @Test
    @Shows(Rule.R11)
    void a_school_that_says_yes_to_an_invitation_by_phone_is_enrolled_as_if_it_had_asked_itself() {
        world.staff(RequestType.STAFF_INVITE, Json.object().put("partner", "sd-01"));

        StaffAnswer answer = ask("sd-01", "telepon-1", world.enrolment(6));

        assertThat(answer.status()).isEqualTo(Status.ACCEPTED);
        assertThat(answer.outcome().path("quarters")).hasSize(2);
        assertThat(active()).containsExactly("sd-01");
        assertThat(world.texts(
                        "select type || ' ' || status from requests where partner = 'sd-01' and id = 'telepon-1'"))
                .containsExactly("rotation.enrol accepted");
    }

    @Test
    void the_history_says_who_said_it_by_what_way_and_who_typed_it() {
        ask("sd-01", "telepon-1", world.enrolment(6));

        assertThat(world.text("select detail from events where partner = 'sd-01' and step = 'entered'"))
                .contains("\"saidBy\":\"Ibu Contoh\"", "\"via\":\"phone\"", "\"by\":\"Sari\"");
    }

    @Test
    void the_partner_is_told_what_was_asked_in_its_name_and_one_with_a_system_gets_the_reply() {
        ask("sd-01", "telepon-1", world.enrolment(6));
        ask("sd-02", "telepon-2", world.enrolment(6).put("npsn", "10304998"));

        assertThat(world.texts(
                        "select partner || ' ' || topic from notices where topic = 'request.entered' order by 1"))
                .containsExactly("sd-01 request.entered", "sd-02 request.entered");
        assertThat(world.texts("select event from notices where topic = 'request.entered'"))
                .allMatch(event -> event.contains("Ibu Contoh") && event.contains("accepted"));
        assertThat(world.texts("select partner || ' ' || channel from deliveries where reply is not null"))
                .containsExactly("sd-02 reply");
    }

    @Test
    void what_is_entered_twice_is_one_request_and_another_body_under_its_id_a_conflict() {
        ObjectNode enrolment = world.enrolment(6);
        StaffAnswer first = ask("sd-01", "telepon-1", enrolment);

        StaffAnswer again = ask("sd-01", "telepon-1", enrolment);
        StaffAnswer other = ask("sd-01", "telepon-1", world.enrolment(12));

        assertThat(again.reference()).isEqualTo(first.reference()).isPresent();
        assertThat(other.status()).isEqualTo(Status.CONFLICT);
        assertThat(world.texts("select id from requests where partner = 'sd-01'"))
                .containsExactly("telepon-1");
        assertThat(world.texts("select step from events where step = 'entered'"))
                .hasSize(1);
    }

    @Test
    void the_rules_are_the_same_as_for_the_partner_itself() {
        ObjectNode outside = world.enrolment(6);
        outside.putObject("region").put("system", "kemendagri").put("code", "13.73");

        StaffAnswer waiting = ask("sd-01", "telepon-1", outside);
        StaffAnswer refused = ask("sd-02", "telepon-2", world.enrolment(5));

        assertThat(waiting.status()).isEqualTo(Status.PENDING);
        assertThat(codes(waiting)).containsExactly("region-outside", "region-differs");
        assertThat(refused.status()).isEqualTo(Status.REFUSED);
        assertThat(codes(refused)).containsExactly("term-out-of-range");
        assertThat(world.texts("select request_id from pending")).containsExactly("telepon-1");
        assertThat(active()).isEmpty();
    }

    @Test
    void what_does_not_fit_its_schema_is_told_in_both_languages_and_leaves_no_trace() {
        ObjectNode wrong = world.enrolment(6);
        wrong.remove("pupils");

        StaffAnswer answer = ask("sd-01", "telepon-1", wrong.put("murid", 100));

        assertThat(answer.status()).isEqualTo(Status.INVALID);
        assertThat(codes(answer)).containsExactlyInAnyOrder("schema", "unknown-field");
        assertThat(answer.reasons()).allSatisfy(reason -> {
            assertThat(reason.at("/message/id").asText()).isNotBlank();
            assertThat(reason.at("/message/en").asText()).isNotBlank();
        });
        assertThat(world.texts("select partner from requests union all select partner from all_replies"))
                .isEmpty();
    }

    @Test
    @Shows(Rule.R20)
    void a_nik_is_refused_wherever_it_stands_and_is_not_kept() {
        StaffAnswer inside = ask("sd-01", "telepon-1", world.enrolment(6).put("address", "Jalan Contoh, NIK " + NIK));
        ObjectNode asked = Json.object().put("for", "sd-01").put("type", "rotation.enrol");
        asked.set("data", world.enrolment(6));
        StaffAnswer beside = enter(asked.put("saidBy", "Ibu " + NIK).put("via", "phone"));

        assertThat(codes(inside)).contains("personal-number");
        assertThat(codes(beside)).contains("personal-number");
        assertThat(world.texts("select detail from events union all select event from all_replies"
                        + " union all select event from notices"))
                .noneMatch(kept -> kept.contains(NIK));
        assertThat(active()).isEmpty();
    }

    @Test
    void an_unknown_partner_an_unknown_type_and_an_unknown_way_are_refused() {
        assertThat(codes(ask("sd-99", "telepon-1", world.enrolment(6)))).containsExactly("nothing-of-that-name");
        ObjectNode asked = Json.object().put("for", "sd-01").put("type", "rotation.enroll");
        asked.set("data", world.enrolment(6));
        assertThat(codes(enter(asked.deepCopy().put("saidBy", "Ibu Contoh").put("via", "phone"))))
                .contains("unknown-type");
        assertThat(codes(enter(asked.put("saidBy", "Ibu Contoh").put("via", "pigeon"))))
                .contains("schema");
        assertThat(codes(enter(asked.deepCopy().put("type", "catalogue.item").put("via", "paper"))))
                .contains("wrong-kind");
    }

    @Test
    void what_waits_is_decided_and_told_like_any_request() {
        ObjectNode outside = world.enrolment(6);
        outside.putObject("region").put("system", "kemendagri").put("code", "13.73");
        ask("sd-01", "telepon-1", outside);

        StaffAnswer decided = decide("telepon-1");

        assertThat(decided.outcome().path("status").asText()).isEqualTo("accepted");
        assertThat(active()).containsExactly("sd-01");
        assertThat(world.texts("select topic from notices where topic = 'request.decided'"))
                .hasSize(1);
    }

    @Test
    @Shows({Rule.R9, Rule.R10})
    void what_a_school_is_told_names_its_request_that_began_it_and_of_what_staff_did_none() {
        world.database.useTransaction(db -> db.execute("update items set lendable = false where barcode like 'up-%'"));
        ask("sd-02", "telepon-1", world.enrolment(6));
        world.livesTo(LocalDate.of(2026, 4, 6));
        String batch = world.batch("sd-02", "2026-Q2");
        world.staff(RequestType.STAFF_DISPATCH, World.of(batch));
        ObjectNode back = World.of(batch).put("all", true);
        back.putArray("lost")
                .addObject()
                .put("barcode", world.barcodes(batch, "sent").get(0));
        ObjectNode returned = Json.object().put("for", "sd-02").put("type", "rotation.returned");
        returned.set("data", back);
        enter(returned.put("saidBy", "Ibu Contoh").put("via", "phone").put("id", "telepon-2"));
        hand().perform(RequestType.STAFF_CHECKIN, new StaffCall(World.of(batch), new Staff("Sari", "diperiksa")));

        assertThat(
                        world.texts(
                                "select topic || ' ' || coalesce(event::json #>> '{data,request}', '-') from notices"
                                        + " where topic in ('rotation.shortfall', 'obligation.opened', 'rotation.closed') order by seq"))
                .containsExactly(
                        "rotation.shortfall telepon-1",
                        "rotation.shortfall -",
                        "obligation.opened telepon-2",
                        "rotation.closed -");
    }

    private StaffAnswer decide(String request) {
        ObjectNode verdict = Json.object().put("request", request).put("answer", "yes");
        return hand().perform(RequestType.STAFF_DECIDE, new StaffCall(verdict, new Staff("Sari", "ya")));
    }
}
