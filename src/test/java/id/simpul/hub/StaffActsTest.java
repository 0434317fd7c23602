package id.simpul.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.hub.control.Act;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.intake.DecidingParts;
import id.simpul.intake.Decisions;
import id.simpul.intake.Inbox;
import id.simpul.intake.PendingDecisions;
import id.simpul.intake.PendingList;
import id.simpul.intake.StaffAnswer;
import id.simpul.intake.StaffCall;
import id.simpul.intake.StaffHand;
import id.simpul.intake.Unhurried;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.Reply.Status;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Door;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.rotation.RotationFeature;
import id.simpul.rotation.Schedule;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StaffActsTest {
    private static final Staff SARI = new Staff("Sari", "telepon kepala sekolah");

    private final Database database = TestDatabase.fresh();
    private final Clock clock = Clock.fixed(Instant.parse("2026-08-31T04:00:00Z"), ZoneOffset.UTC);
    private final Calendars calendars = Calendars.shipped();
    private final DecidingParts parts = new DecidingParts(
            new Desks(new RotationFeature(
                            new Schedule(Policies.defaults(), () -> calendars), new Partners(database.jdbi()), clock)
                    .desks()),
            Policies.defaults(),
            new ReplyWriter(new Fingerprints("a key only for tests".getBytes(UTF_8))),
            new Outbox(() -> {}));
    private final Inbox inbox = new Inbox(database);
    private final StaffHand hand = new StaffHand(
            new Envelopes(new Fingerprints("a key only for tests".getBytes(UTF_8))),
            inbox,
            new Decisions(database, parts, clock, Unhurried.BUDGETS),
            clock,
            Map.of());
    private final StaffActs acts = new StaffActs(hand);
    private final Lists lists = new Lists(
            database, clock, List.of(PendingList.of(new PendingDecisions(database, parts, clock))), List.of());

    @Test
    void r20_what_staff_write_is_kept_without_a_nik() {
        Staff staff = new Staff("Sari 1375012304150001", "ibu dengan NIK 1375012304150001 menelepon");
        assertThat(staff).isEqualTo(new Staff("Sari [NIK]", "ibu dengan NIK [NIK] menelepon"));
    }

    @BeforeEach
    void a_school_whose_request_waits() {
        database.useTransaction(db -> {
            db.execute("""
                    insert into partners (id, kind, name, email, created_at)
                    values ('sd-01', 'school', 'SD Contoh 01', 'sd@example.org', now())
                    """);
            db.execute("""
                    insert into requests (partner, id, type, fingerprint, status, happened_at, received_at, reply_id, event)
                    values ('sd-01', 'visit-1', 'visit.book', '', 'pending', now(), now(), 'r-1',
                            '{"data":{"reasons":[{"code":"awaits-staff"}]}}')
                    """);
            db.execute("""
                    insert into pending (partner, request_id, type, waits_for, data, happened_at, since)
                    values ('sd-01', 'visit-1', 'visit.book', 'staff', '{"people":5}', '2026-08-30', '2026-08-30')
                    """);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void there_is_an_act_for_each_command_of_the_team() {
        assertThat(acts.all())
                .containsOnlyKeys(
                        "staff.invite",
                        "staff.places",
                        "staff.swap",
                        "staff.choice",
                        "staff.pack",
                        "staff.dispatch",
                        "staff.checkin",
                        "staff.hold",
                        "staff.release",
                        "staff.cancel",
                        "staff.reopen",
                        "staff.obligation",
                        "staff.booking",
                        "staff.exchange",
                        "staff.exception",
                        "staff.gift",
                        "staff.offer",
                        "staff.training",
                        "staff.outreach",
                        "staff.outreach.cancel",
                        "staff.privilege.end",
                        "privilege.look",
                        "person.find",
                        "person.export",
                        "person.erase",
                        "staff.plan",
                        "staff.plan.approve",
                        "staff.catalogue.join",
                        "staff.catalogue.unjoin",
                        "staff.catalogue.copies",
                        "catalogue.import",
                        "staff.ask",
                        "decide",
                        "partner.add",
                        "partner.change",
                        "partner.remove",
                        "partner.password",
                        "partner.certificate",
                        "partner.merge",
                        "partner.pause",
                        "partner.resume",
                        "answer.close",
                        "partner.purge",
                        "partner.test",
                        "staff.failure.retry",
                        "staff.failure.discard",
                        "staff.failure.hold",
                        "job.run",
                        "failure.show",
                        "staff.mail.again",
                        "staff.mail.address",
                        "staff.mail.waive",
                        "agreement.import",
                        "agreement.end",
                        "agreement.record",
                        "agreement.scan",
                        "calendar.import",
                        "policy.set",
                        "policy.import",
                        "clock.set",
                        "user.add",
                        "user.role",
                        "user.reset",
                        "user.bind",
                        "user.unbind",
                        "user.end",
                        "session.end",
                        "link.make",
                        "link.revoke",
                        "join");
    }

    @Test
    void an_act_is_judged_registered_told_and_recorded_like_a_request() {
        ObjectNode shown =
                perform("staff.invite", Json.object().put("partner", "sd-01")).get(0);

        assertThat(shown.path("status").asText()).isEqualTo("accepted");
        assertThat(shown.at("/outcome/partner").asText()).isEqualTo("sd-01");
        assertThat(texts("select topic || ' ' || partner from notices")).containsExactly("rotation.invited sd-01");
        assertThat(texts("select type || ' ' || status from requests where partner = 'staff'"))
                .containsExactly("staff.invite accepted");
        assertThat(texts("select detail from events where partner = 'staff' and step = 'accepted'")
                        .get(0))
                .contains("Sari", "telepon kepala sekolah");
    }

    @Test
    void an_act_may_be_done_again_another_day() {
        perform("staff.invite", Json.object().put("partner", "sd-01"));
        perform("staff.invite", Json.object().put("partner", "sd-01"));

        assertThat(texts("select count(*) from requests where type = 'staff.invite'"))
                .containsExactly("2");
    }

    @Test
    void a_refusal_says_why_in_one_line_in_both_languages() {
        assertThatThrownBy(() -> perform("staff.dispatch", Json.object().put("batch", "bat-none")))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("Tidak ada paket")
                .hasMessageContaining("no batch of that code")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void an_act_upon_nothing_is_not_done() {
        assertThatThrownBy(() -> perform("staff.pack", Json.object()))
                .hasMessageContaining("The field Batch of books (batch) does not fit: is required");
        assertThatThrownBy(() -> perform("staff.invite", Json.object().put("partner", "SD 01!")))
                .hasMessageContaining("The field School (partner) does not fit: must be 2 to 63 lower-case letters");
        assertThatThrownBy(() -> perform(
                        "staff.obligation",
                        Json.object().put("obligation", "obl-1").put("act", "forget")))
                .hasMessageContaining("must be one of receive, approve, waive");
        assertThatThrownBy(() -> perform(
                        "staff.exchange", Json.object().put("exchange", "exc-1").put("act", "lose")))
                .hasMessageContaining("must be one of agree, sent, received");
    }

    @Test
    void what_waits_is_shown_and_decided_once() {
        ObjectNode waiting = perform("pending", Json.object()).get(0);
        assertThat(waiting.toString())
                .contains(
                        "\"request\":\"sd-01/visit-1\"",
                        "\"dueBy\":\"2026-09-06\"",
                        "[\"awaits-staff\"]",
                        "[\"yes\",\"no\"]");

        ObjectNode answer = Json.object().put("request", "sd-01/visit-1").put("answer", "yes");
        assertThat(perform("decide", answer).get(0).path("status").asText()).isEqualTo("accepted");

        assertThat(perform("pending", Json.object())).isEmpty();
        assertThatThrownBy(() -> perform("decide", answer))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("decided already");
        assertThatThrownBy(() -> perform("decide", answer.put("answer", "perhaps")))
                .hasMessageContaining("must be one of yes, no");
    }

    private List<ObjectNode> perform(String act, ObjectNode arguments) {
        Act known = act.equals("pending") ? lists.all().get(act) : acts.all().get(act);
        return known.perform(arguments, SARI);
    }

    @Test
    void the_same_act_twice_is_one_act_and_answered_as_before() {
        StaffAnswer first = invite("klik-1", "sd-01");
        StaffAnswer second = invite("klik-1", "sd-01");

        assertThat(first.status()).isEqualTo(Status.ACCEPTED);
        assertThat(second)
                .isEqualTo(new StaffAnswer(
                        first.status(), first.reference(), first.outcome(), first.reasons(), first.once(), true));
        assertThat(texts("select count(*) from notices")).containsExactly("1");
        assertThat(texts("select id from requests where partner = 'staff'")).containsExactly("klik-1");
    }

    @Test
    void another_act_under_an_id_that_was_used_is_a_conflict() {
        invite("klik-1", "sd-01");

        StaffAnswer other = invite("klik-1", "sd-02");

        assertThat(other.status()).isEqualTo(Status.CONFLICT);
        assertThat(other.reasons().findValuesAsText("code")).containsExactly("id-used");
    }

    @Test
    void who_why_and_through_which_door_is_kept_with_each_act() {
        hand.perform(
                RequestType.STAFF_INVITE,
                new StaffCall(Json.object().put("partner", "sd-01"), new Staff("Sari", "rapat", Door.CONSOLE)));

        assertThat(texts("select detail from events where partner = 'staff'"))
                .singleElement()
                .asString()
                .contains("\"by\":\"Sari\"", "\"reason\":\"rapat\"", "\"door\":\"console\"");
    }

    @Test
    void a_field_nobody_knows_is_told_with_the_nearest_known_one() {
        StaffAnswer answer = hand.perform(
                RequestType.STAFF_INVITE,
                new StaffCall(Json.object().put("partner", "sd-01").put("quater", "2026-Q4"), SARI));

        assertThat(answer.status()).isEqualTo(Status.INVALID);
        assertThat(answer.reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.path("code").asText()).isEqualTo("unknown-field");
            assertThat(reason.path("pointer").asText()).isEqualTo("/data/quater");
            assertThat(reason.at("/message/id").asText()).contains("quarter");
        });
    }

    @Test
    void a_decision_is_an_act_of_its_own() {
        perform("decide", Json.object().put("request", "sd-01/visit-1").put("answer", "yes"));

        assertThat(texts("select type || ' ' || status from requests where partner = 'staff'"))
                .containsExactly("staff.decide accepted");
        assertThat(texts("select status from requests where partner = 'sd-01'")).containsExactly("accepted");
    }

    private StaffAnswer invite(String id, String partner) {
        return hand.perform(
                RequestType.STAFF_INVITE,
                new StaffCall(Optional.of(id), Json.object().put("partner", partner), SARI));
    }

    private List<String> texts(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }
}
