package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.intake.Incoming;
import id.simpul.intake.envelope.Reply.Status;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.WaitsFor;
import id.simpul.ledger.Json;
import id.simpul.ledger.NoticeForm;
import id.simpul.ledger.Reason;
import id.simpul.ledger.RequestDecided;
import id.simpul.ledger.RequestEntered;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepliesTest {
    private static final Instant NOW = Instant.parse("2026-07-01T01:00:02Z");
    private final Fingerprints fingerprints = new Fingerprints(new byte[32]);
    private final Envelopes envelopes = new Envelopes(fingerprints);
    private final ReplyWriter replies = new ReplyWriter(fingerprints);
    private final Opened.WellFormed visit = (Opened.WellFormed)
            envelopes.open(Samples.incoming(RequestType.VISIT_BOOK, Samples.event(RequestType.VISIT_BOOK)));

    @Test
    void an_accepted_request_is_told_its_reference_and_outcome() {
        Reply reply = decided(new Decision.Accepted("b-1", Json.object().put("booking", "b-1"), List.of(), List.of()));
        assertThat(data(reply))
                .isEqualTo(Json.parse("{\"request\":\"permintaan-1\",\"status\":\"accepted\",\"reference\":\"b-1\","
                        + "\"outcome\":{\"booking\":\"b-1\"},\"reasons\":[]}"));
        assertThat(reply.correlationId()).isEqualTo("permintaan-1");
    }

    @Test
    void a_pending_one_is_told_whom_it_waits_for() {
        Decision.Pending pending = Decision.Pending.staff(Reason.of(Code.AWAITS_STAFF, ""));
        assertThat(data(decided(pending)).at("/outcome/waitsFor").asText()).isEqualTo("staff");
        assertThat(pending.outcome()).isEmpty();
    }

    @Test
    void a_pending_one_that_has_an_id_already_is_told_it_as_its_reference() {
        Decision pending = new Decision.Pending(
                Optional.of("prp-1"),
                WaitsFor.NATIONAL,
                Json.object().put("proposal", "prp-1"),
                List.of(),
                List.of(),
                List.of());
        assertThat(data(decided(pending)).path("reference").asText()).isEqualTo("prp-1");
        assertThat(data(decided(Decision.Pending.staff())).path("reference").isNull())
                .isTrue();
        fits(decided(pending));
    }

    @Test
    void a_reference_may_be_as_long_as_the_id_that_was_asked_about() {
        String longest = "p".repeat(128);
        Decision standing = new Decision.Accepted(longest, Json.object(), List.of(), List.of());

        fits(decided(standing));
        NoticeForm.assertPublished(
                Topic.REQUEST_DECIDED, Json.tree(RequestDecided.of("tanya-1", RequestType.REQUEST_STATUS, standing)));
        NoticeForm.assertPublished(
                Topic.REQUEST_ENTERED, Json.tree(RequestEntered.of(visit.request(), "Ibu Contoh", "phone", standing)));
    }

    @Test
    void a_refused_one_is_told_the_rule_in_both_languages() {
        JsonNode reason = data(decided(Decision.Refused.because(Reason.of(Code.DAY_FULL, "/data/on", "2026-09-09"))))
                .at("/reasons/0");
        assertThat(reason.path("rule").asText()).isEqualTo("R26");
        assertThat(reason.path("code").asText()).isEqualTo("day-full");
        assertThat(reason.at("/message/id").asText()).contains("penuh", "2026-09-09");
        assertThat(reason.at("/message/en").asText()).contains("full", "2026-09-09");
    }

    @Test
    void a_conflict_has_another_id_than_the_first_answer() {
        Opened.WellFormed other = (Opened.WellFormed) envelopes.open(Samples.incoming(
                RequestType.VISIT_BOOK, Samples.event(RequestType.VISIT_BOOK).put("subject", "x")));
        Reply conflict = replies.conflict(other.request(), other.fingerprint(), NOW);
        assertThat(data(conflict).path("status").asText()).isEqualTo(Status.CONFLICT.wire());
        assertThat(data(conflict).at("/reasons/0/code").asText()).isEqualTo("id-used");
        assertThat(conflict.id())
                .isNotEqualTo(decided(Decision.Refused.because()).id());
    }

    @Test
    void the_same_message_gets_the_same_reply_id_each_time() {
        assertThat(decided(Decision.Refused.because()).id())
                .isEqualTo(decided(Decision.Refused.because()).id())
                .hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void a_message_without_a_usable_id_is_answered_under_the_transports() {
        Incoming incoming = Samples.incoming(PartnerKind.SCHOOL, "rusak".getBytes(UTF_8));
        Reply reply = replies.invalid(incoming, (Opened.Malformed) envelopes.open(incoming), NOW);
        assertThat(reply.correlationId()).isEqualTo("ID:transport-1");
        assertThat(data(reply).path("request").isNull()).isTrue();
        assertThat(data(reply).at("/reasons/0/rule").isNull()).isTrue();
        fits(reply);
    }

    @Test
    void an_id_that_is_a_personal_number_is_not_repeated() {
        Incoming incoming = Samples.incoming(
                RequestType.VISIT_BOOK, Samples.event(RequestType.VISIT_BOOK).put("id", "1375011205900001"));
        Reply reply = replies.invalid(incoming, (Opened.Malformed) envelopes.open(incoming), NOW);
        assertThat(new String(reply.bytes(), UTF_8)).doesNotContain("1375011205900001");
        assertThat(reply.correlationId()).isEqualTo("ID:transport-1");
    }

    private Reply decided(Decision decision) {
        Reply reply = replies.decided(visit.request(), visit.fingerprint(), decision, NOW);
        fits(reply);
        return reply;
    }

    private static JsonNode data(Reply reply) {
        return Json.parse(reply.event()).get("data");
    }

    private static void fits(Reply reply) {
        assertThat(Schemas.compiled("reply.v1.json").validate(Json.parse(new String(reply.bytes(), UTF_8))))
                .isEmpty();
    }
}
