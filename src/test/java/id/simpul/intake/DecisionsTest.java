package id.simpul.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.account.StatusDesk;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Events;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DecisionsTest {
    private static final Instant NOW = Instant.parse("2026-07-01T02:00:00Z");
    private static final PartnerId SCHOOL = new PartnerId("sd-contoh-01");
    private static final String POISON = "racun";

    private final Database database = TestDatabase.fresh();
    private final Fingerprints fingerprints = new Fingerprints("a key only for tests".getBytes(UTF_8));
    private final Inbox inbox = new Inbox(database);
    private final Translator translator = new Translator(new Envelopes(fingerprints));
    private final Decisions decisions = new Decisions(
            database,
            new DecidingParts(
                    new Desks(List.of(new SurveyDesk(), new StatusDesk())),
                    Policies.defaults(),
                    new ReplyWriter(fingerprints),
                    new Outbox(() -> {})),
            Clock.fixed(NOW, ZoneOffset.UTC),
            Unhurried.BUDGETS);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_request_takes_effect_and_is_answered() {
        ObjectNode reply = reply(send(survey("a", "batch-1")).get(0));

        assertThat(reply.at("/data/request").asText()).isEqualTo("a");
        assertThat(reply.at("/data/status").asText()).isEqualTo("accepted");
        assertThat(effects()).containsExactly("batch-1");
    }

    @Test
    void a_request_that_is_accepted_without_a_word_has_its_line_of_history_all_the_same() {
        send(survey("a", "batch-1"), survey("b", "batch-2"));
        send(question("c", "a"), question("d", "b"));
        send(question("e", "a"), question("f", "unknown"));

        List<Events.Recorded> history = database.jdbi().withHandle(db -> Events.ofPartner(db, Set.of(SCHOOL), 0, 100));
        assertThat(history)
                .extracting(line -> line.event().subject() + " " + line.event().step())
                .containsExactly(
                        "a accepted",
                        "batch-1 surveyed",
                        "b accepted",
                        "batch-2 surveyed",
                        "c accepted",
                        "d accepted",
                        "e accepted",
                        "f refused");
        assertThat(history.get(4).event())
                .isEqualTo(new Event(
                        SCHOOL, Optional.of("c"), "c", "accepted", Json.object().put("type", "request.status")));
        assertThat(history).allMatch(line -> line.at().equals(NOW));
        assertThat(database.jdbi()
                        .<List<Events.Recorded>, RuntimeException>withHandle(
                                db -> Events.ofRequest(db, SCHOOL, "d", 0, 10)))
                .containsExactly(history.get(5));
    }

    @Test
    void the_same_request_five_times_has_one_effect_and_one_reply() {
        List<Answer> together = send(survey("a", "batch-1"), survey("a", "batch-1"));
        List<Answer> later = send(survey("a", "batch-1"), survey("b", "batch-2"), survey("a", "batch-1"));

        byte[] first = together.get(0).body();
        assertThat(together.get(1).body()).isEqualTo(first);
        assertThat(later.get(0).body()).isEqualTo(first);
        assertThat(later.get(2).body()).isEqualTo(first);
        assertThat(effects()).containsExactly("batch-1", "batch-2");
    }

    @Test
    void the_same_id_with_another_body_is_a_conflict_within_a_batch_and_later() {
        List<Answer> together = send(survey("a", "batch-1"), survey("a", "batch-2"));
        List<Answer> later = send(survey("a", "batch-3"));

        assertThat(status(together.get(1))).isEqualTo("conflict");
        assertThat(status(later.get(0))).isEqualTo("conflict");
        assertThat(effects()).containsExactly("batch-1");
    }

    @Test
    void an_invalid_answer_does_not_use_up_the_id() {
        List<Answer> invalid = send("{\"specversion\":\"1.0\",\"id\":\"a\"}");
        List<Answer> mended = send(survey("a", "batch-1"));

        assertThat(status(invalid.get(0))).isEqualTo("invalid");
        assertThat(status(mended.get(0))).isEqualTo("accepted");
    }

    @Test
    void one_poisonous_message_in_the_middle_loses_none_of_the_others() {
        List<Answer> answers = send(survey("a", "batch-1"), survey("b", POISON), survey("c", "batch-3"));

        assertThat(answers)
                .extracting(Answer::kind)
                .containsExactly(Answer.Kind.REPLY, Answer.Kind.DEAD_LETTER, Answer.Kind.REPLY);
        assertThat(answers.get(1).reason()).contains("IllegalStateException");
        assertThat(effects()).containsExactly("batch-1", "batch-3");
    }

    @Test
    void a_test_request_is_judged_without_effect_and_uses_no_id() {
        String test = survey("a", "batch-1").replace("\"id\"", "\"test\":true,\"id\"");

        assertThat(status(send(test).get(0))).isEqualTo("accepted");
        assertThat(effects()).isEmpty();
        assertThat(status(send(survey("a", "batch-1")).get(0))).isEqualTo("accepted");
        assertThat(effects()).containsExactly("batch-1");
    }

    @Test
    void an_answer_that_uses_no_id_up_is_kept_once_as_it_was_given_last() {
        String test = survey("a", "batch-1").replace("\"id\"", "\"test\":true,\"id\"");
        String invalid = "{\"specversion\":\"1.0\",\"id\":\"b\"}";
        send(test, invalid, test, invalid);
        database.jdbi().useHandle(db -> db.execute("update replies set at = '2020-01-01', event = '{}'"));

        List<Answer> again = send(test, invalid, test, invalid);

        assertThat(texts("select event from replies where at = '" + NOW + "' order by seq"))
                .containsExactly(
                        new String(again.get(0).body(), UTF_8),
                        new String(again.get(1).body(), UTF_8));
        assertThat(texts("select event from replies")).hasSize(2);
    }

    @Test
    void a_test_never_takes_the_place_of_the_request_in_earnest_with_its_id() {
        String test = survey("a", "batch-1").replace("\"id\"", "\"test\":true,\"id\"");

        List<Answer> answers = send(test, survey("a", "batch-2"), survey("a", "batch-2"), test);

        assertThat(answers)
                .extracting(DecisionsTest::status)
                .containsExactly("accepted", "accepted", "accepted", "conflict");
        assertThat(reply(answers.get(0)).at("/data/reference").asText()).isEqualTo("batch-1");
        assertThat(answers.get(2).body()).isEqualTo(answers.get(1).body());
        assertThat(effects()).containsExactly("batch-2");
        assertThat(status(send(survey("a", "batch-2")).get(0))).isEqualTo("accepted");
    }

    @Test
    void a_malformed_message_never_takes_the_place_of_a_request_with_its_id() {
        List<Answer> answers = send("{\"specversion\":\"1.0\",\"id\":\"a\"}", survey("a", "batch-1"));

        assertThat(answers).extracting(DecisionsTest::status).containsExactly("invalid", "accepted");
        assertThat(effects()).containsExactly("batch-1");
    }

    @Test
    void a_question_sees_what_was_decided_before_it_in_the_same_batch() {
        List<Answer> answers = send(survey("a", "batch-1"), question("b", "a"));

        assertThat(reply(answers.get(1)).at("/data/outcome").toString())
                .isEqualTo(
                        "{\"request\":\"a\",\"type\":\"rotation.survey\",\"status\":\"accepted\",\"state\":\"answered\",\"at\":\""
                                + NOW + "\"}");
    }

    @Test
    void a_question_about_a_question_about_a_question_is_answered_as_shortly_as_the_first() {
        send(survey("a", "batch-1"));
        int first = send(question("q-1000", "a")).get(0).body().length;

        int last = first;
        for (int n = 1001; n < 1020; n++) {
            last = send(question("q-" + n, "q-" + (n - 1))).get(0).body().length;
        }

        assertThat(last).isLessThan(first + 20);
    }

    @Test
    void a_type_without_a_desk_waits_for_staff_and_is_recorded() {
        Answer answer = send(envelope("a", "rotation.withdraw", "{\"agreement\":\"agr-1\"}"))
                .get(0);

        assertThat(status(answer)).isEqualTo("pending");
        assertThat(reply(answer).at("/data/outcome/waitsFor").asText()).isEqualTo("staff");
        String recorded = database.jdbi().withHandle(db -> db.createQuery("select data from pending")
                .mapTo(String.class)
                .one());
        assertThat(recorded).contains("agr-1");
    }

    @Test
    void a_request_from_the_future_or_from_long_ago_waits_for_staff() {
        String early = survey("a", "batch-1").replace("2026-07-01T02:00:00Z", "2026-07-01T02:05:01Z");
        String late = survey("b", "batch-2").replace("2026-07-01T02:00:00Z", "2026-06-01T01:59:59Z");

        List<Answer> answers = send(early, late);

        assertThat(answers).extracting(DecisionsTest::status).containsOnly("pending");
        assertThat(reply(answers.get(0)).at("/data/reasons/0/code").asText()).isEqualTo("time-in-future");
        assertThat(reply(answers.get(1)).at("/data/reasons/0/code").asText()).isEqualTo("time-too-old");
        assertThat(effects()).isEmpty();
    }

    private List<Answer> send(String... bodies) {
        List<Incoming> incoming = Arrays.stream(bodies)
                .map(body -> new Incoming(SCHOOL, PartnerKind.SCHOOL, "message-1", NOW, body.getBytes(UTF_8)))
                .toList();
        return decisions.answers(decisions.take(inbox.setAsideKnown(translator.open(incoming))));
    }

    private static String survey(String id, String batch) {
        return envelope(id, "rotation.survey", "{\"batch\":\"" + batch + "\"}");
    }

    private static String question(String id, String about) {
        return envelope(id, "request.status", "{\"request\":\"" + about + "\"}");
    }

    private static String envelope(String id, String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/partners/" + SCHOOL
                + "\",\"type\":\"id.simpul." + type + ".v1\",\"time\":\"" + NOW + "\",\"data\":" + data + "}";
    }

    private static ObjectNode reply(Answer answer) {
        return Json.parse(new String(answer.body(), UTF_8));
    }

    private static String status(Answer answer) {
        return reply(answer).at("/data/status").asText();
    }

    private List<String> effects() {
        return texts("select subject from events where step = 'surveyed' order by seq");
    }

    private List<String> texts(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }

    /** Notes each survey in the history, and fails on one it cannot bear. */
    private static final class SurveyDesk implements Desk<SurveyDesk.Nothing> {
        @Override
        public Set<RequestType> types() {
            return Set.of(RequestType.ROTATION_SURVEY);
        }

        @Override
        public Nothing facts(Handle db, List<Request> requests) {
            return new Nothing();
        }

        @Override
        public Decision decide(Request request, Nothing facts, Policy policy, LocalDate today) {
            String batch = request.data().get("batch").asText();
            if (batch.equals(POISON)) {
                throw new IllegalStateException("The hub itself fails on this one");
            }
            return new Decision.Accepted(
                    batch,
                    Json.object().put("batch", batch),
                    List.of(new Surveyed(request.partner(), batch)),
                    List.of());
        }

        @Override
        public void write(Handle db, List<Decided> decided) {
            // The history is enough.
        }

        private record Surveyed(PartnerId partner, String batch) implements Effect {
            @Override
            public List<id.simpul.ledger.Event> events() {
                return List.of(new id.simpul.ledger.Event(partner, batch, "surveyed"));
            }
        }

        record Nothing() implements Desk.Facts {
            @Override
            public void apply(Effect effect) {
                // No decision depends on another.
            }
        }
    }
}
