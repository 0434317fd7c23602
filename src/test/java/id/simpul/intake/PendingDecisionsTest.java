package id.simpul.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.account.StatusDesk;
import id.simpul.booking.BookingDesk;
import id.simpul.database.Database;
import id.simpul.database.TestDatabase;
import id.simpul.delivery.Outbox;
import id.simpul.information.InformationDesk;
import id.simpul.intake.envelope.Fingerprint;
import id.simpul.intake.envelope.Fingerprints;
import id.simpul.intake.envelope.Opened;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Asked;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Desks;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is pending is one list, and a decision is a recorded act that cannot be taken twice. */
class PendingDecisionsTest {
    private static final Instant NOW = Instant.parse("2026-08-31T04:00:00Z");
    private static final Staff SARI = new Staff("Sari", "sudah diperiksa");

    private final Database database = TestDatabase.fresh();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Calendars calendars = Calendars.shipped();
    private final DecidingParts parts = new DecidingParts(
            new Desks(List.of(
                    new StatusDesk(),
                    new InformationDesk(),
                    new BookingDesk(Policies.defaults(), () -> calendars, clock),
                    new TwiceDesk())),
            Policies.defaults(),
            new ReplyWriter(new Fingerprints("a key only for tests".getBytes(UTF_8))),
            new Outbox(() -> {}));
    private final Decisions decisions = new Decisions(database, parts, clock, Unhurried.BUDGETS);
    private final PendingDecisions pending = new PendingDecisions(database, parts, clock);

    @BeforeEach
    void partners() {
        database.useTransaction(db -> db.execute("""
                insert into partners (id, kind, name, email, created_at)
                values ('kampus-a', 'university', 'Kampus A', 'a@example.org', now()),
                       ('kampus-b', 'university', 'Kampus B', 'b@example.org', now()),
                       ('sd-01', 'school', 'SD Contoh 01', 'sd@example.org', now())
                """));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_waits_is_listed_with_who_what_since_when_due_by_and_the_possible_answers() {
        send(announcement("kampus-a", "a"));

        WaitingRequest waiting = pending.page(Optional.empty(), 10).get(0);

        assertThat(waiting.partner()).hasToString("kampus-a");
        assertThat(waiting.request()).isEqualTo("a");
        assertThat(waiting.type()).isEqualTo(RequestType.INFORMATION_PUBLISH);
        assertThat(waiting.waitsFor()).isEqualTo("staff");
        assertThat(waiting.since()).isEqualTo(NOW);
        assertThat(waiting.dueBy()).isEqualTo("2026-09-07");
        assertThat(waiting.codes()).containsExactly("needs-moderation");
        assertThat(waiting.answers()).containsExactly(Verdict.YES, Verdict.NO);
        assertThat(waiting.data().path("subject").asText()).isEqualTo("Pameran buku");
    }

    @Test
    void what_waits_past_its_day_is_late_and_no_more_once_it_is_decided() {
        send(announcement("kampus-a", "a"));
        WaitingRequest waiting = pending.page(Optional.empty(), 10).get(0);
        Clock later = Clock.offset(clock, Duration.ofDays(8));

        assertThat(pending.isLate(waiting)).isFalse();
        assertThat(new PendingDecisions(database, parts, later).isLate(waiting)).isTrue();
        assertThat(waitingSinceBefore(NOW)).isEmpty();
        assertThat(waitingSinceBefore(NOW.plusSeconds(1))).containsExactly("kampus-a/a");
        pending.decide("a", Verdict.YES, SARI);
        assertThat(waitingSinceBefore(NOW.plusSeconds(1))).isEmpty();
    }

    private List<String> waitingSinceBefore(Instant time) {
        return database.jdbi().withHandle(db -> LateDecisions.since(db, time, 10));
    }

    @Test
    void the_list_comes_in_pages_each_request_once() {
        send(announcement("kampus-a", "a"), announcement("kampus-b", "a"), announcement("kampus-a", "b"));

        List<WaitingRequest> first = pending.page(Optional.empty(), 2);
        List<WaitingRequest> second = pending.page(Optional.of(first.get(1)), 2);

        assertThat(first)
                .extracting(one -> one.partner() + "/" + one.request())
                .containsExactly("kampus-a/a", "kampus-a/b");
        assertThat(second)
                .extracting(one -> one.partner() + "/" + one.request())
                .containsExactly("kampus-b/a");
    }

    @Test
    void a_yes_takes_effect_and_is_told_and_recorded() {
        send(announcement("kampus-a", "a"));

        Decided decided = pending.decide("a", Verdict.YES, SARI);

        assertThat(decided.decision().status()).isEqualTo("accepted");
        assertThat(texts("select topic || ' ' || partner from notices order by seq"))
                .containsExactly("information.published sd-01", "request.decided kampus-a");
        ObjectNode told = Json.parse(texts("select event from notices where topic = 'request.decided'")
                .get(0));
        assertThat(told.at("/data/request").asText()).isEqualTo("a");
        assertThat(told.at("/data/status").asText()).isEqualTo("accepted");
        assertThat(told.at("/data/outcome/recipients").asInt()).isEqualTo(1);
        assertThat(told.at("/data/reasons")).isEmpty();
        assertThat(texts("select decided_by || ' ' || decision || ' ' || reason || ' ' || data from pending"))
                .containsExactly("Sari yes sudah diperiksa {}");
        assertThat(texts("select step from events where subject = 'a' order by seq"))
                .containsExactly("pending", "accepted");
        assertThat(texts("select detail from events where step = 'accepted'").get(0))
                .contains("Sari", "sudah diperiksa");
        assertThat(pending.page(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void a_no_is_a_refusal_with_the_reason_given() {
        send(announcement("kampus-a", "a"));

        Decided decided = pending.decide(new PartnerId("kampus-a"), "a", Verdict.NO, SARI);

        assertThat(decided.decision().status()).isEqualTo("refused");
        assertThat(texts("select topic from notices")).containsExactly("request.decided");
        ObjectNode told = Json.parse(texts("select event from notices").get(0));
        assertThat(told.at("/data/status").asText()).isEqualTo("refused");
        assertThat(told.at("/data/reasons/0/code").asText()).isEqualTo("declined-by-staff");
        assertThat(told.at("/data/reasons/0/message/id").asText()).contains("sudah diperiksa");
        assertThat(texts("select status from requests")).containsExactly("refused");
        assertThat(texts("select data from pending")).containsExactly("{}");
    }

    @Test
    void a_no_without_a_reason_is_not_taken() {
        send(announcement("kampus-a", "a"));

        assertThatThrownBy(() -> pending.decide("a", Verdict.NO, new Staff("Sari", " ")))
                .isInstanceOf(NotDecided.class)
                .hasMessageContaining("A refusal needs a reason");
        assertThat(pending.page(Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void a_decision_cannot_be_taken_twice() {
        send(announcement("kampus-a", "a"));
        pending.decide("a", Verdict.YES, SARI);

        assertThatThrownBy(() -> pending.decide("a", Verdict.NO, SARI))
                .isInstanceOf(NotDecided.class)
                .hasMessage("The request kampus-a/a was decided already: yes, by Sari, 31 August 2026.");
        assertThat(texts("select count(*) from notices")).containsExactly("2");
    }

    @Test
    void of_many_who_decide_at_once_one_does() throws Exception {
        send(announcement("kampus-a", "a"));
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int one = 0; one < 8; one++) {
            Verdict verdict = one % 2 == 0 ? Verdict.YES : Verdict.NO;
            tries.add(() -> decides(verdict));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            int done = 0;
            for (Future<Boolean> tried : threads.invokeAll(tries)) {
                done += tried.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(texts("select count(*) from notices where topic = 'request.decided'"))
                .containsExactly("1");
    }

    private boolean decides(Verdict verdict) {
        try {
            pending.decide("a", verdict, SARI);
            return true;
        } catch (NotDecided e) {
            return false;
        }
    }

    @Test
    void an_id_that_two_partners_used_is_named_with_its_partner() {
        send(announcement("kampus-a", "a"), announcement("kampus-b", "a"));

        assertThatThrownBy(() -> pending.decide("a", Verdict.YES, SARI))
                .isInstanceOf(NotDecided.class)
                .hasMessageContaining("PARTNER/a");
        pending.decide("kampus-b/a", Verdict.YES, SARI);
        assertThat(pending.decide("a", Verdict.YES, SARI).request().partner()).hasToString("kampus-a");
    }

    @Test
    void what_is_not_there_cannot_be_decided() {
        assertThatThrownBy(() -> pending.decide("nothing", Verdict.YES, SARI))
                .isInstanceOf(NotDecided.class)
                .hasMessageContaining("is waiting");
        assertThatThrownBy(() -> pending.decide(new PartnerId("kampus-a"), "nothing", Verdict.YES, SARI))
                .isInstanceOf(NotDecided.class);
    }

    @Test
    void what_staff_agree_to_still_has_to_keep_the_rules() {
        Instant longAgo = NOW.minus(Duration.ofDays(31));
        send(visit("a", "2026-09-09", longAgo), visit("b", "2026-09-12", longAgo));
        assertThat(texts("select status from requests")).containsExactly("pending", "pending");
        assertThat(texts("select id from bookings")).isEmpty();

        assertThat(pending.decide("a", Verdict.YES, SARI).decision().status()).isEqualTo("accepted");
        Decision closed = pending.decide("b", Verdict.YES, SARI).decision();

        assertThat(closed.status()).isEqualTo("refused");
        assertThat(closed.reasons().get(0).code().wire()).isEqualTo("closed-day");
        assertThat(texts("select from_day from bookings")).containsExactly("2026-09-09");
        assertThat(texts("select status from requests order by id")).containsExactly("accepted", "refused");
    }

    @Test
    void what_came_too_late_says_also_what_else_waits_for_staff_or_stands_against_it() {
        Instant longAgo = NOW.minus(Duration.ofDays(31));
        Request late = Asked.again(announcement("kampus-a", "a"), longAgo);

        send(late, visit("b", "2026-09-09", longAgo), visit("c", "2026-09-12", longAgo));

        assertThat(pending.page(Optional.empty(), 10))
                .extracting(WaitingRequest::codes)
                .containsExactly(
                        List.of("time-too-old", "needs-moderation"),
                        List.of("time-too-old"),
                        List.of("time-too-old", "closed-day"));
    }

    @Test
    void a_partner_that_asks_sees_the_decision_and_the_same_request_again_has_no_second_effect() {
        Case first = send(announcement("kampus-a", "a")).get(0);
        pending.decide("a", Verdict.YES, SARI);

        Case again = send(announcement("kampus-a", "a")).get(0);
        Case question = send(request(
                        "kampus-a",
                        RequestType.REQUEST_STATUS,
                        "q",
                        Json.object().put("request", "a"),
                        NOW))
                .get(0);

        assertThat(again.answer().orElseThrow().body())
                .isEqualTo(first.answer().orElseThrow().body());
        assertThat(texts("select count(*) from announcements")).containsExactly("1");
        ObjectNode status =
                Json.parse(new String(question.answer().orElseThrow().body(), UTF_8));
        assertThat(status.at("/data/outcome/status").asText()).isEqualTo("accepted");
        assertThat(status.at("/data/outcome/state").asText()).isEqualTo("answered");
    }

    @Test
    void what_then_waits_for_the_national_library_is_no_longer_the_staffs_to_decide() {
        send(request("sd-01", RequestType.ROTATION_SURVEY, "a", Json.object(), NOW));

        assertThat(pending.decide("a", Verdict.YES, SARI).decision().status()).isEqualTo("pending");

        WaitingRequest waiting = pending.page(Optional.empty(), 10).get(0);
        assertThat(waiting.waitsFor()).isEqualTo("national");
        assertThat(waiting.answers()).isEmpty();
        assertThatThrownBy(() -> pending.decide("a", Verdict.YES, SARI))
                .isInstanceOf(NotDecided.class)
                .hasMessageContaining("national library");
        assertThat(texts("select count(*) from notices")).containsExactly("0");
    }

    private List<Case> send(Request... requests) {
        List<Case> cases = new ArrayList<>();
        for (Request request : requests) {
            byte[] body = Json.text(request.data()).getBytes(UTF_8);
            Incoming incoming = new Incoming(request.partner(), request.kind(), request.id(), NOW, body);
            Fingerprint fingerprint = new Fingerprint("00");
            cases.add(Case.of(incoming, new Opened.WellFormed(request, fingerprint)));
        }
        return decisions.take(new Inbox(database).setAsideKnown(cases));
    }

    private static Request announcement(String partner, String id) {
        ObjectNode data = Json.object().put("subject", "Pameran buku").put("body", "Dibuka tanggal 1 September.");
        data.putArray("audience").add("school");
        return request(partner, RequestType.INFORMATION_PUBLISH, id, data, NOW);
    }

    private static Request visit(String id, String on, Instant time) {
        ObjectNode data = Json.object().put("purpose", "binding").put("on", on).put("people", 5);
        return request("sd-01", RequestType.VISIT_BOOK, id, data, time);
    }

    private static Request request(String partner, RequestType type, String id, ObjectNode data, Instant time) {
        PartnerKind kind = partner.startsWith("sd") ? PartnerKind.SCHOOL : PartnerKind.UNIVERSITY;
        return Asked.by(partner).as(kind).named(id).at(time).request(type, data);
    }

    private List<String> texts(String sql) {
        return database.jdbi()
                .withHandle(db -> db.createQuery(sql).mapTo(String.class).list());
    }

    /** Lets a survey wait for staff, and then for the national library. */
    private static final class TwiceDesk implements Desk<TwiceDesk.Nothing> {
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
            Decision.WaitsFor next = request.staff().isPresent() ? Decision.WaitsFor.NATIONAL : Decision.WaitsFor.STAFF;
            return new Decision.Pending(Optional.empty(), next, Json.object(), List.of(), List.of(), List.of());
        }

        @Override
        public void write(Handle db, List<Decided> decided) {
            // Waiting is recorded with every pending request.
        }

        record Nothing() implements Desk.Facts {
            @Override
            public void apply(Effect effect) {
                // No decision depends on another.
            }
        }
    }
}
