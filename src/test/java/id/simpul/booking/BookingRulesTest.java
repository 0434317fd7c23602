package id.simpul.booking;

import static id.simpul.booking.Counter.alternatives;
import static id.simpul.booking.Counter.code;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.policy.Policies;
import id.simpul.policy.Rule;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services, visits and internships are booked within opening days and capacity, without an agreement (R21, R26, R27). */
class BookingRulesTest {
    private final Counter counter = new Counter();
    private final BookingFacts facts = Counter.nothingBooked(Policies.defaults());

    @ParameterizedTest
    @ValueSource(strings = {"processing", "preservation", "binding", "comparative-study", "class-visit"})
    @Shows(Rule.R26)
    void a_study_visit_is_booked_on_an_open_day_without_an_agreement(String purpose) {
        Decision decision = ask(counter.visit("sd-01", purpose, "2026-09-09", 25));

        assertThat(decision.status()).isEqualTo("accepted");
        assertThat(decision.outcome().get("on").asText()).isEqualTo("2026-09-09");
        assertThat(decision.outcome().get("booking").asText()).isEqualTo(((Decision.Accepted) decision).reference());
    }

    @Test
    @Shows(Rule.R26)
    void a_booking_is_confirmed_with_what_an_invitation_needs() {
        Request request = counter.visit("sd-01", "binding", "2026-09-09", 25);
        Notice notice = ask(request).notices().get(0);

        assertThat(notice.topic()).isEqualTo(Topic.BOOKING_CONFIRMED);
        assertThat(notice.to()).containsExactly(request.partner());
        assertThat(notice.request()).contains(request.id());
        assertThat(notice.data().toString())
                .contains(
                        "\"type\":\"visit.book\"", "\"purpose\":\"binding\"", "\"on\":\"2026-09-09\"", "\"people\":25");
    }

    @Test
    @Shows(Rule.R26)
    void a_day_takes_three_visits_and_a_fourth_is_offered_the_nearest_free_days_before_and_after() {
        book("binding", "2026-09-09", 3, 5);

        Decision fourth = ask(counter.visit("sd-01", "binding", "2026-09-09", 5));

        assertThat(code(fourth)).isEqualTo("day-full");
        assertThat(fourth.effects()).isEmpty();
        assertThat(alternatives(fourth)).containsExactly("2026-09-10", "2026-09-08", "2026-09-11");
    }

    @Test
    @Shows(Rule.R26)
    void a_day_takes_sixty_people_in_all() {
        book("binding", "2026-09-09", 1, 40);

        assertThat(code(ask(counter.visit("sd-01", "class-visit", "2026-09-09", 21))))
                .isEqualTo("day-full");
        assertThat(ask(counter.visit("sd-01", "class-visit", "2026-09-09", 20)).status())
                .isEqualTo("accepted");
    }

    @Test
    @Shows(Rule.R26)
    void a_day_takes_two_class_visits_and_other_visits_beside() {
        book("class-visit", "2026-09-09", 2, 5);

        assertThat(code(ask(counter.visit("sd-01", "class-visit", "2026-09-09", 5))))
                .isEqualTo("day-full");
        assertThat(ask(counter.visit("sd-01", "processing", "2026-09-09", 5)).status())
                .isEqualTo("accepted");
    }

    @Test
    @Shows(Rule.R26)
    void a_group_larger_than_the_house_is_refused_without_a_day_to_offer() {
        Decision decision = ask(counter.visit("sd-01", "binding", "2026-09-09", 61));

        assertThat(code(decision)).isEqualTo("too-many-people");
        assertThat(alternatives(decision)).isEmpty();
    }

    @Test
    @Shows(Rule.R26)
    void nobody_is_no_visit() {
        assertThat(code(ask(counter.visit("sd-01", "binding", "2026-09-09", 0))))
                .isEqualTo("no-people");
    }

    @Test
    @Shows(Rule.R26)
    void a_weekend_and_a_national_holiday_are_closed() {
        Decision saturday = ask(counter.visit("sd-01", "binding", "2026-09-12", 5));
        Decision christmas = ask(counter.visit("sd-01", "binding", "2026-12-25", 5));

        assertThat(code(saturday)).isEqualTo("closed-day");
        assertThat(alternatives(saturday)).containsExactly("2026-09-11", "2026-09-14", "2026-09-10");
        assertThat(code(christmas)).isEqualTo("closed-day");
        assertThat(alternatives(christmas)).doesNotContain("2026-12-24", "2026-12-25");
    }

    @Test
    @Shows(Rule.R26)
    void a_past_day_is_refused_and_nothing_past_is_offered() {
        Decision decision = ask(counter.visit("sd-01", "binding", "2026-08-28", 5));

        assertThat(code(decision)).isEqualTo("date-past");
        assertThat(alternatives(decision)).containsExactly("2026-09-01", "2026-09-02", "2026-09-03");
    }

    @Test
    @Shows(Rule.R26)
    void nobody_books_more_than_a_year_ahead() {
        Decision decision = ask(counter.visit("sd-01", "binding", "2027-09-01", 5));

        assertThat(code(decision)).isEqualTo("day-too-far");
        assertThat(alternatives(decision)).containsExactly("2027-08-31", "2027-08-30", "2027-08-27");
    }

    @Test
    @Shows(Rule.R21)
    void guidance_and_orientation_are_scheduled_two_a_day_each() {
        List<Decision> decisions = Counter.judge(
                Policies.defaults(),
                facts,
                List.of(
                        counter.service("sd-01", "guidance", "2026-09-09"),
                        counter.service("sd-01", "guidance", "2026-09-09"),
                        counter.service("sd-01", "orientation", "2026-09-09"),
                        counter.service("sd-01", "guidance", "2026-09-09")));

        assertThat(decisions)
                .extracting(Decision::status)
                .containsExactly("accepted", "accepted", "accepted", "refused");
        assertThat(code(decisions.get(3))).isEqualTo("session-full");
        assertThat(decisions.get(3).reasons().get(0).code().rule()).hasToString("Optional[R21]");
        assertThat(alternatives(decisions.get(3))).hasSize(3);
    }

    @Test
    @Shows(Rule.R21)
    void a_full_or_closed_day_names_the_service_that_was_asked_for() {
        List<Decision> decisions = Counter.judge(
                Policies.defaults(),
                facts,
                List.of(
                        counter.service("sd-01", "guidance", "2026-09-09"),
                        counter.service("sd-01", "guidance", "2026-09-09"),
                        counter.service("sd-01", "guidance", "2026-09-09"),
                        counter.service("sd-01", "orientation", "2026-09-13")));

        assertThat(decisions.get(2).reasons().get(0).message(Language.EN))
                .contains("guidance")
                .doesNotContain("orientation");
        assertThat(code(decisions.get(3))).isEqualTo("session-closed");
        assertThat(decisions.get(3).reasons().get(0).code().rule()).contains(Rule.R21);
    }

    @Test
    @Shows(Rule.R26)
    void nothing_is_offered_for_today() {
        book("binding", "2026-09-01", 3, 5);

        assertThat(alternatives(ask(counter.visit("sd-01", "binding", "2026-09-01", 5))))
                .containsExactly("2026-09-02", "2026-09-03", "2026-09-04");
    }

    @Test
    @Shows(Rule.R27)
    void periods_that_are_offered_do_not_overlap_each_other() {
        Counter.judge(
                Policies.defaults(), facts, List.of(counter.internship("kampus-a", 10, "2026-10-02", "2026-11-30")));

        assertThat(alternatives(ask(counter.internship("kampus-b", 1, "2026-10-02", "2026-11-30"))))
                .containsExactly("2026-12-01/2027-01-29", "2027-02-01/2027-04-01", "2027-04-02/2027-05-31");
    }

    @Test
    @Shows(Rule.R27)
    void there_are_ten_internship_places_at_a_time() {
        Decision seven = ask(counter.internship("kampus-a", 7, "2026-09-01", "2026-10-30"));
        Decision overlapping = ask(counter.internship("kampus-b", 4, "2026-10-30", "2026-11-30"));
        Decision fitting = ask(counter.internship("kampus-b", 3, "2026-10-01", "2026-11-30"));
        Decision afterwards = ask(counter.internship("kampus-c", 7, "2026-10-31", "2026-12-15"));

        assertThat(seven.status()).isEqualTo("accepted");
        assertThat(seven.outcome().get("from").asText()).isEqualTo("2026-09-01");
        assertThat(seven.outcome().get("to").asText()).isEqualTo("2026-10-30");
        assertThat(code(overlapping)).isEqualTo("period-full");
        assertThat(fitting.status()).isEqualTo("accepted");
        assertThat(afterwards.status()).isEqualTo("accepted");
    }

    @Test
    @Shows(Rule.R27)
    void when_internship_is_full_the_next_free_period_of_the_same_length_is_offered() {
        ask(counter.internship("kampus-a", 10, "2026-10-01", "2026-10-30"));

        Decision full = ask(counter.internship("kampus-b", 1, "2026-10-05", "2026-10-14"));

        assertThat(code(full)).isEqualTo("period-full");
        assertThat(alternatives(full))
                .containsExactly("2026-09-21/2026-09-30", "2026-09-11/2026-09-20", "2026-11-02/2026-11-11");
    }

    @Test
    @Shows(Rule.R27)
    void more_students_than_places_and_a_period_that_ends_before_it_begins_are_refused() {
        assertThat(code(ask(counter.internship("kampus-a", 11, "2026-10-01", "2026-10-30"))))
                .isEqualTo("too-many-students");
        assertThat(code(ask(counter.internship("kampus-a", 1, "2026-10-02", "2026-10-01"))))
                .isEqualTo("dates-reversed");
        assertThat(code(ask(counter.internship("kampus-a", 1, "2026-10-02", "2028-10-01"))))
                .isEqualTo("period-too-long");
    }

    @Test
    @Shows(Rule.R27)
    void who_comes_to_an_internship_is_in_no_reply_notice_or_history() {
        Decision decision = ask(counter.internship("kampus-a", 2, "2026-10-01", "2026-10-30"));

        assertThat(decision.outcome() + " " + decision.notices() + " "
                        + decision.effects().get(0).events())
                .contains("Ilmu Perpustakaan")
                .doesNotContain("Mahasiswa Contoh", "21-1", "Dosen Contoh", "dosen@");
    }

    @Test
    @Shows(Rule.R26)
    void capacity_is_that_of_the_policy() {
        Policies one = Policies.parse("""
                - effective: 2020-01-01
                  visits:
                    per-day: 1
                    week: [saturday]
                """);
        List<Decision> decisions = Counter.judge(
                one,
                Counter.nothingBooked(one),
                List.of(
                        counter.visit("sd-01", "binding", "2026-09-12", 5),
                        counter.visit("sd-01", "binding", "2026-09-12", 5)));

        assertThat(decisions).extracting(Decision::status).containsExactly("accepted", "refused");
        assertThat(alternatives(decisions.get(1))).containsExactly("2026-09-19", "2026-09-05", "2026-09-26");
    }

    @Test
    @Shows(Rule.R26)
    void a_booking_that_is_not_known_cannot_be_changed() {
        assertThat(code(ask(counter.change("sd-01", "bkg-none", "2026-09-09")))).isEqualTo("not-found");
        assertThat(code(ask(counter.request(
                        "sd-01", RequestType.BOOKING_CANCEL, Json.object().put("booking", "bkg-none")))))
                .isEqualTo("not-found");
    }

    private void book(String purpose, String on, int times, int people) {
        IntStream.range(0, times).forEach(time -> assertThat(
                        ask(counter.visit("sd-02", purpose, on, people)).status())
                .isEqualTo("accepted"));
    }

    private Decision ask(Request request) {
        return Counter.judge(Policies.defaults(), facts, List.of(request)).get(0);
    }
}
