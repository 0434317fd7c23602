package id.simpul.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Shows(Rule.R30)
class EvaluationsTest {
    private final Past past = new Past();

    /** Two schools in the third quarter of 2021; every figure below is counted by hand from these lines. */
    @BeforeEach
    void what_happened() {
        past.partner("pustaka", "library", "13.75");
        past.school("sd-a", "13.75", "2021-01-20");
        past.school("sd-b", "13.06", "2021-02-01");
        past.batch("a1", "sd-a", "2021-Q2", 4, "2021-05-31", "2021-05-31", "2021-08-31", "t1", "t2", "t3", "t4");
        past.batch("b1", "sd-b", "2021-Q2", 4, "2021-05-31", "2021-05-31", "2021-08-31", "t5", "t6");
        past.batch("a2", "sd-a", "2021-Q3", 4, "2021-08-31", "2021-08-31", "2021-11-30", "t5", "t6", "t7");
        past.batch("b2", "sd-b", "2021-Q3", 4, "2021-08-31", "2021-09-02", "2021-11-30", "t6", "t8", "t9", "t10");
        past.returned("a1", "2021-08-31");
        past.closed("a1", "2021-09-02");
        past.returned("b1", "2021-09-03");
        past.obligation("a1", "sd-a", "t1", "2021-08-31");
        past.obligation("a1", "sd-a", "t2", "2021-08-31");
        past.obligation("b1", "sd-b", "t5", "2021-09-03");
        past.ended("t1", "settled", "2021-09-20");
        past.ended("t2", "waived", "2021-10-02");
        past.survey("a1", "2021-09-01", 5, "{\"t1/a1\": 4, \"t2/a1\": 7}");
        past.survey("b1", "2021-09-05", 4, "{}");
    }

    @AfterEach
    void close() {
        past.close();
    }

    @Test
    void a_quarter_is_counted_partner_by_partner() {
        Evaluation quarter = past.evaluate("2021-Q3", "2021-10-20");

        assertThat(told(quarter, "sd-a"))
                .containsExactly(
                        "batches=1",
                        "brought-on-time=100.0",
                        "returned-on-time=100.0",
                        "places=4",
                        "items=3",
                        "fill=75.0",
                        "repeated=0",
                        "novelty=100.0",
                        "loss-rate=50.00",
                        "obligations-opened=2",
                        "obligations-settled=1",
                        "obligations-open=1",
                        "survey-answers=1",
                        "rating=5.00",
                        "loans=11");
        assertThat(told(quarter, "sd-b"))
                .containsExactly(
                        "batches=1",
                        "brought-on-time=0.0",
                        "returned-on-time=0.0",
                        "places=4",
                        "items=4",
                        "fill=100.0",
                        "repeated=1",
                        "novelty=75.0",
                        "loss-rate=50.00",
                        "obligations-opened=1",
                        "obligations-open=1",
                        "survey-answers=1",
                        "rating=4.00");
    }

    @Test
    void the_whole_is_made_of_sums_and_not_of_averages() {
        Figures total = past.evaluate("2021-Q3", "2021-10-20").total();

        assertThat(Indicator.FILL.of(total))
                .hasValueSatisfying(value -> assertThat(value).isEqualTo("87.5"));
        assertThat(Indicator.LOSS_RATE.of(total))
                .hasValueSatisfying(value -> assertThat(value).isEqualTo("50.00"));
        assertThat(Indicator.RATING.of(total))
                .hasValueSatisfying(value -> assertThat(value).isEqualTo("4.50"));
        assertThat(Indicator.BROUGHT_ON_TIME.of(total))
                .hasValueSatisfying(value -> assertThat(value).isEqualTo("50.0"));
    }

    @Test
    void a_year_counts_all_its_quarters_and_what_is_open_at_its_end() {
        Figures year = past.evaluate("2021", "2022-02-01").total();

        assertThat(year.get(Count.BATCHES)).isEqualTo(4);
        assertThat(year.get(Count.SETTLED)).isEqualTo(1);
        assertThat(year.get(Count.WAIVED)).isEqualTo(1);
        assertThat(year.get(Count.OPEN)).isEqualTo(1);
        assertThat(year.get(Count.OVERDUE)).isEqualTo(1);
    }

    @Test
    void a_batch_that_never_went_is_not_on_time_and_one_of_a_school_that_left_is_not_missed() {
        past.undelivered("b3", "sd-b", "2021-09-15");
        past.undelivered("a3", "sd-a", "2021-09-15");
        past.event("a3", "cancelled", "2021-09-10", "{\"because\":\"withdrawn\"}");

        Evaluation quarter = past.evaluate("2021-Q3", "2021-10-20");

        assertThat(of(quarter, "sd-a").get(Count.EXPECTED)).isEqualTo(1);
        assertThat(of(quarter, "sd-b").get(Count.EXPECTED)).isEqualTo(2);
    }

    @Test
    void a_batch_held_back_for_what_its_school_owed_is_not_counted_against_the_library() {
        past.undelivered("a3", "sd-a", "2021-09-15");
        past.event("a3", "held-back", "2021-09-16", "{\"owed\":2}");
        past.undelivered("b3", "sd-b", "2021-09-15");
        past.event("b3", "held-back", "2021-09-16", "{\"owed\":1}");
        past.event("b3", "cancelled", "2021-10-01", "{\"because\":\"not-delivered\"}");

        Evaluation quarter = past.evaluate("2021-Q3", "2021-10-20");

        assertThat(of(quarter, "sd-a").get(Count.EXPECTED)).isEqualTo(1);
        assertThat(of(quarter, "sd-b").get(Count.EXPECTED))
                .as("nothing held it any more, and it did not go")
                .isEqualTo(2);
    }

    @Test
    void what_was_collected_on_its_day_is_on_time_whenever_it_was_scanned() {
        past.event("b1", "closed", "2021-09-05", "{\"on\":\"2021-08-31\"}");

        assertThat(of(past.evaluate("2021-Q3", "2021-10-20"), "sd-b").get(Count.RETURNED))
                .isEqualTo(1);

        past.event("b1", "reopened", "2021-09-06", "{}");
        assertThat(of(past.evaluate("2021-Q3", "2021-10-20"), "sd-b").get(Count.RETURNED))
                .as("it was not back after all")
                .isZero();
    }

    @Test
    void what_staff_did_not_find_is_not_back_whatever_the_school_said() {
        past.event("a1", "checked-in", "2021-09-01", "{\"out\":2,\"on\":\"2021-08-31\"}");
        past.event("a1", "closed", "2021-09-20", "{\"on\":\"2021-09-15\"}");

        assertThat(of(past.evaluate("2021-Q3", "2021-10-20"), "sd-a").get(Count.RETURNED))
                .isZero();
    }

    @Test
    void the_librarys_own_visits_count_once_their_day_has_come_unless_they_were_given_up() {
        past.outreach("o1", "sd-a", "2021-08-10", "2021-08-01");
        past.outreach("o2", "sd-a", "2021-08-11", "2021-08-01");
        past.outreach("o3", "sd-a", "2021-08-12", "2021-10-25");
        past.event("o2", "cancelled", "2021-08-05");
        past.event("o1", "cancelled", "2021-10-25");

        assertThat(of(past.evaluate("2021-Q3", "2021-10-20"), "sd-a").get(Count.OUTREACH))
                .as("one was given up, one recorded later, one corrected later")
                .isEqualTo(1);
    }

    @Test
    void a_past_quarter_gives_the_same_figures_however_much_happened_since() {
        String before =
                Report.values(past.evaluate("2021-Q3", "2021-10-20").total()).toString();

        past.returned("a2", "2021-11-30");
        past.closed("b1", "2021-12-01");
        past.ended("t5", "settled", "2021-11-11");
        past.recordedLate("a1", "sd-a", "t3", "2021-09-28", "2021-10-25");
        past.batch("a4", "sd-a", "2021-Q4", 4, "2021-11-30", "2021-11-30", "2022-02-28", "t7", "t11");
        past.survey("a2", "2021-12-01", 1, "{}");
        past.school("sd-c", "13.75", "2021-11-01");
        merge("sd-b", "sd-a", "2021-12-15");

        assertThat(Report.values(past.evaluate("2021-Q3", "2022-06-01").total()))
                .hasToString(before);
        assertThat(past.evaluate("2021-Q3", "2022-06-01").rows())
                .extracting(row -> row.partner().value())
                .containsExactly("sd-a", "sd-b");
        assertThat(past.evaluate("2022-Q1", "2022-06-01").rows())
                .extracting(row -> row.partner().value())
                .containsExactly("sd-a");
    }

    @Test
    void a_title_the_school_had_under_its_former_name_is_repeated() {
        merge("sd-b", "sd-a", "2021-08-30");
        past.batch("a5", "sd-a", "2021-Q4", 4, "2021-09-15", "2021-09-15", "2021-12-15", "t8");

        assertThat(of(past.evaluate("2021-Q3", "2021-10-20"), "sd-a").get(Count.REPEATED))
                .isEqualTo(4);
    }

    @Test
    void a_work_that_turns_out_to_be_the_same_and_a_corrected_copy_are_repeated() {
        past.database.useTransaction(db -> {
            db.execute("update titles set same_as = 't1' where id = 't5'");
            db.execute("update items set title = 't6' where barcode = 't2/a1'");
        });

        assertThat(of(past.evaluate("2021-Q3", "2021-10-20"), "sd-a").get(Count.REPEATED))
                .isEqualTo(2);
    }

    @Test
    void a_batch_that_never_went_out_repeats_nothing() {
        past.database.useTransaction(db -> db.execute("update batches set dispatched_on = null where id = 'b1'"));

        assertThat(of(past.evaluate("2021-Q3", "2021-10-20"), "sd-b").get(Count.REPEATED))
                .isZero();
    }

    @Test
    void a_quarter_that_is_not_over_is_told_as_far_as_it_went() {
        Figures sofar = past.evaluate("2021-Q3", "2021-09-01").total();

        assertThat(sofar.get(Count.BATCHES)).isEqualTo(1);
        assertThat(sofar.get(Count.OPENED)).isEqualTo(2);
        assertThat(sofar.get(Count.SETTLED)).isZero();
    }

    @Test
    void the_last_report_of_a_day_counts_and_a_correction_after_publication_no_more() {
        past.reports(
                "2021-08-02",
                "2021-08-03",
                "{\"visits\":100,\"newMembers\":9,\"loans\":5,\"byRegion\":{\"13.75\":{\"visits\":60}},\"byPartner\":{\"sd-a\":{\"visits\":7,\"newMembers\":1}}}");
        past.reports(
                "2021-08-02",
                "2021-08-05",
                "{\"visits\":120,\"newMembers\":9,\"loans\":5,\"byRegion\":{\"13.75\":{\"visits\":70}},\"byPartner\":{\"sd-a\":{\"visits\":8,\"newMembers\":2}}}");
        past.reports("2021-08-03", "2021-08-04", "{\"visits\":10,\"newMembers\":1,\"loans\":0}");
        past.reports("2021-08-03", "2021-10-19", "{\"visits\":99,\"newMembers\":1,\"loans\":0}");

        Evaluation quarter = past.evaluate("2021-Q3", "2022-01-20");

        assertThat(quarter.library().days()).isEqualTo(2);
        assertThat(quarter.library().all()).isEqualTo(new Library.Visitors(130, 10));
        assertThat(quarter.library().of(java.util.Optional.of("13.75"))).contains(new Library.Visitors(70, 0));
        assertThat(of(quarter, "sd-a").get(Count.VISITS)).isEqualTo(8);
        assertThat(of(quarter, "sd-a").get(Count.NEW_MEMBERS)).isEqualTo(2);
    }

    @Test
    void what_came_from_the_parts_of_a_region_came_from_the_region_each_visitor_once() {
        region("2021-08-02", "\"13.75.01\":{\"visits\":20},\"13.75.02\":{\"visits\":5},\"13.06\":{\"visits\":7}");
        region("2021-08-03", "\"13.75\":{\"visits\":50},\"13.75.01\":{\"visits\":30},\"13.75.01.1001\":{\"visits\":3}");
        region("2021-08-04", "\"13\":{\"visits\":90},\"13.75.01.1001\":{\"visits\":4}");

        Library library = past.evaluate("2021-Q3", "2021-10-20").library();

        assertThat(visits(library, "13.75")).isEqualTo(20 + 5 + 50 + 4);
        assertThat(visits(library, "13.75.01")).isEqualTo(20 + 30 + 4);
        assertThat(visits(library, "13.75.01.1001")).isEqualTo(3 + 4);
        assertThat(visits(library, "13")).isEqualTo(32 + 50 + 90);
        assertThat(library.of(java.util.Optional.of("13.7"))).isEmpty();
    }

    private void region(String on, String byRegion) {
        Decision decision = past.reports(
                on,
                java.time.LocalDate.parse(on).plusDays(1).toString(),
                "{\"visits\":100,\"newMembers\":0,\"loans\":0,\"byRegion\":{" + byRegion + "}}");
        assertThat(problems(decision)).isEmpty();
    }

    private static long visits(Library library, String region) {
        return library.of(java.util.Optional.of(region)).orElseThrow().visits();
    }

    @Test
    void what_nobody_reported_is_no_figure_and_never_none() {
        past.reports("2021-08-03", "2021-08-04", "{\"visits\":10,\"newMembers\":1,\"loans\":0}");

        assertThat(past.evaluate("2021-Q2", "2021-07-20").library().of(java.util.Optional.empty()))
                .isEmpty();
        Library reported = past.evaluate("2021-Q3", "2021-10-20").library();
        assertThat(reported.of(java.util.Optional.empty())).contains(new Library.Visitors(10, 1));
        assertThat(reported.of(java.util.Optional.of("13.75"))).isEmpty();
    }

    @Test
    void a_book_found_again_is_not_lost_and_one_noticed_later_counts_by_its_day_of_return() {
        past.found("t1", "2021-09-25");
        past.obligation("a2", "sd-a", "t7", "2021-12-30");

        assertThat(Indicator.LOSS_RATE.of(of(past.evaluate("2021-Q3", "2022-01-20"), "sd-a")))
                .hasValueSatisfying(value -> assertThat(value).isEqualTo("25.00"));
        assertThat(Indicator.LOSS_RATE.of(of(past.evaluate("2021-Q4", "2022-01-20"), "sd-a")))
                .hasValueSatisfying(value -> assertThat(value).isEqualTo("33.33"));
    }

    @Test
    void the_exchange_balance_is_that_of_the_exchange_book() {
        past.partner("dinas-a", "dinas", "13.73");
        past.pair("dinas-a", 1, null, "2021-08-10", null, "2021-08-12");
        past.pair("dinas-a", 2, "2021-08-20", null, "2021-08-01", null);

        Figures dinas = of(past.evaluate("2021-Q3", "2021-10-20"), "dinas-a");

        assertThat(dinas.get(Count.SENT))
                .as("one arrived without being said to be sent")
                .isEqualTo(2);
        assertThat(dinas.get(Count.RECEIVED)).isEqualTo(1);
        assertThat(dinas.get(Count.BALANCE)).isEqualTo(1);
    }

    @Test
    void what_is_told_late_of_an_earlier_day_changes_nothing_of_what_was_published() {
        past.partner("dinas-a", "dinas", "13.73");
        past.pair("dinas-a", 1, "2021-08-20", null, null, "2021-09-30");
        past.pair("dinas-a", 2, "2021-09-30", "2021-09-29", null, null);
        told(1, "host", "sent", "2021-08-20");
        told(1, "host", "received", "2021-10-20");
        told(2, "partner", "received", "2021-10-20");
        told(2, "host", "sent", "2021-10-21");
        past.school("sd-late", "13.75", "2021-01-20");
        past.batch("late", "sd-late", "2021-Q3", 1, "2021-07-05", "2021-07-05", "2021-10-04", "t-late");
        past.event("late", "dispatched", "2021-10-20");

        Evaluation published = past.evaluate("2021-Q3", "2021-11-20");

        Figures dinas = of(published, "dinas-a");
        assertThat(dinas.get(Count.SENT)).isEqualTo(1);
        assertThat(dinas.get(Count.RECEIVED)).isZero();
        assertThat(dinas.get(Count.BALANCE)).isEqualTo(1);
        Figures school = of(published, "sd-late");
        assertThat(school.get(Count.EXPECTED)).isEqualTo(1);
        assertThat(school.get(Count.PUNCTUAL)).isZero();
        assertThat(school.get(Count.BATCHES)).isZero();
        assertThat(of(past.evaluate("2021-Q4", "2022-01-20"), "dinas-a").get(Count.BALANCE))
                .isEqualTo(1);
    }

    private void told(int pair, String by, String step, String on) {
        past.event("exc-dinas-a", step, on, "{\"pair\": \"pair-" + pair + "\", \"by\": \"" + by + "\"}");
    }

    @Test
    void visits_are_compared_over_as_many_months_before_as_after_the_cooperation_began() {
        // sd-a began on 20 January 2021: by the end of September eight whole months, from 20 May 2020 to 19 September
        // 2021.
        day("2020-05-19", 100);
        day("2020-05-20", 3);
        day("2021-01-19", 4);
        day("2021-01-20", 10);
        day("2021-09-19", 20);
        day("2021-09-20", 100);

        Figures school = of(past.evaluate("2021-Q3", "2021-10-20"), "sd-a");

        assertThat(school.get(Count.VISITS_BEFORE)).isEqualTo(7);
        assertThat(school.get(Count.VISITS_AFTER)).isEqualTo(30);
        assertThat(school.get(Count.MEMBERS_AFTER)).isEqualTo(2);
    }

    @Test
    void without_reports_from_before_there_is_nothing_to_compare() {
        day("2021-03-01", 10);

        assertThat(of(past.evaluate("2021-Q3", "2021-10-20"), "sd-a").get(Count.VISITS_AFTER))
                .isZero();
    }

    @Test
    void what_nobody_counted_of_a_partner_is_no_figure_and_never_none() {
        Figures silent = of(past.evaluate("2021-Q3", "2021-10-20"), "sd-b");

        assertThat(Indicator.VISITS.of(silent)).isEmpty();
        assertThat(Indicator.NEW_MEMBERS.of(silent)).isEmpty();
        assertThat(Indicator.VISITS_BEFORE.of(silent)).isEmpty();
        assertThat(Indicator.VISITS_AFTER.of(silent)).isEmpty();
        assertThat(Indicator.LOANS.of(silent)).as("its survey told of none").isEmpty();
        assertThat(Indicator.SURVEY_ANSWERS.of(silent)).isPresent();
        assertThat(Indicator.VISITS.of(past.evaluate("2021-Q3", "2021-10-20").total()))
                .isEmpty();
        day("2021-08-02", 0);
        assertThat(Indicator.VISITS.of(of(past.evaluate("2021-Q3", "2021-10-20"), "sd-a")))
                .as("counted, and nobody came")
                .hasValueSatisfying(value -> assertThat(value).isZero());
    }

    @Test
    void who_came_to_the_whole_library_is_compared_before_and_after_the_first_cooperation() {
        past.reports("2020-05-19", "2020-05-20", "{\"visits\":1000,\"newMembers\":9,\"loans\":0}");
        past.reports("2020-05-20", "2020-05-21", "{\"visits\":70,\"newMembers\":2,\"loans\":0}");
        past.reports("2021-01-20", "2021-01-21", "{\"visits\":90,\"newMembers\":5,\"loans\":0}");

        Evaluation quarter = past.evaluate("2021-Q3", "2021-10-20");

        assertThat(quarter.library().effect())
                .contains(new Library.Effect(
                        new Compared(LocalDate.of(2021, 1, 20), 8),
                        new Library.Visitors(70, 2),
                        new Library.Visitors(90, 5)));
        assertThat(past.evaluate("2021-Q1", "2021-02-10").library().effect())
                .as("no whole month has passed")
                .isEmpty();
    }

    @Test
    void it_is_told_which_months_are_compared_of_a_partner() {
        day("2020-05-20", 3);
        day("2021-01-20", 10);

        Evaluation quarter = past.evaluate("2021-Q3", "2021-10-20");

        assertThat(row(quarter, "sd-a").compared()).contains(new Compared(LocalDate.of(2021, 1, 20), 8));
        assertThat(row(quarter, "sd-b").compared()).isEmpty();
        assertThat(Json.tree(Report.row(row(quarter, "sd-a")))
                        .path("comparedMonths")
                        .asInt())
                .isEqualTo(8);
        assertThat(Json.tree(Report.row(row(quarter, "sd-b")))
                        .path("visitsBefore")
                        .isNull())
                .isTrue();
    }

    private static PartnerFigures row(Evaluation evaluation, String partner) {
        return evaluation.rows().stream()
                .filter(one -> one.partner().value().equals(partner))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_day_is_reported_when_it_is_over_and_with_figures_that_can_be() {
        assertThat(problems(past.reports("2021-08-02", "2021-08-02", "{\"visits\":1,\"newMembers\":0,\"loans\":0}")))
                .containsExactly("day-not-over /data/on");
        assertThat(problems(past.reports(
                        "2021-08-02",
                        "2021-08-03",
                        "{\"visits\":5,\"newMembers\":0,\"loans\":0,\"byRegion\":{\"13.75\":{\"visits\":3},\"13.06\":{\"visits\":3}},"
                                + "\"byPartner\":{\"sd-a\":{\"newMembers\":1},\"sd-x\":{\"visits\":1}}}")))
                .containsExactly(
                        "not-found /data/byPartner/sd-x",
                        "figures-not-possible /data/byPartner/sd-a/newMembers",
                        "figures-not-possible /data/byRegion");
        assertThat(
                        problems(
                                past.reports(
                                        "2021-08-02",
                                        "2021-08-03",
                                        "{\"visits\":5,\"newMembers\":0,\"loans\":0,\"byRegion\":{\"13.75\":{\"visits\":3},\"13.75.01\":{\"visits\":4}}}")))
                .containsExactly("figures-not-possible /data/byRegion/13.75.01/visits");
    }

    private void day(String on, int visits) {
        past.reports(
                on,
                java.time.LocalDate.parse(on).plusDays(1).toString(),
                "{\"visits\":" + visits + ",\"newMembers\":1,\"loans\":0,\"byPartner\":{\"sd-a\":{\"visits\":" + visits
                        + ",\"newMembers\":1}}}");
    }

    private void merge(String old, String into, String on) {
        past.database.useTransaction(db ->
                db.execute("update partners set merged_into = ?, removed_at = ? where id = ?", into, Past.at(on), old));
    }

    private static java.util.List<String> problems(Decision decision) {
        return decision.reasons().stream()
                .map(reason -> reason.code().wire() + " " + reason.pointer())
                .toList();
    }

    private static Figures of(Evaluation evaluation, String partner) {
        return evaluation.rows().stream()
                .filter(row -> row.partner().value().equals(partner))
                .findFirst()
                .orElseThrow()
                .figures();
    }

    /** Every indicator that is not zero, and the shares that are. */
    private static java.util.List<String> told(Evaluation evaluation, String partner) {
        Figures figures = of(evaluation, partner);
        return Stream.of(Indicator.values())
                .flatMap(indicator -> indicator.of(figures).stream()
                        .filter(value -> value.signum() != 0
                                || indicator.isShare()
                                || (indicator == Indicator.REPEATED && partner.equals("sd-a")))
                        .map(value -> indicator.wire() + "=" + value))
                .toList();
    }
}
