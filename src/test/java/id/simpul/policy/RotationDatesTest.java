package id.simpul.policy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;

class RotationDatesTest {
    private static final Set<DayOfWeek> ALL_WEEK = EnumSet.allOf(DayOfWeek.class);
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final OpenDays ALWAYS = new OpenDays(ALL_WEEK, Set.of());
    private static final OpenDays WEEKDAYS = new OpenDays(MONDAY_TO_FRIDAY, Set.of());

    private static RotationDates dates(OpenDays days, String... fields) {
        String yaml =
                Stream.of(fields).collect(Collectors.joining(", ", "- {effective: 2019-01-01, rotation: {", "}}"));
        return new RotationDates(Policies.parse(yaml).asOf(LocalDate.EPOCH).rotation(), days);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static OpenDays schoolBreak(String from, String to) {
        return new OpenDays(
                MONDAY_TO_FRIDAY, day(from).datesUntil(day(to).plusDays(1)).collect(Collectors.toSet()));
    }

    @Test
    @Shows(Rule.R7)
    void dates_from_31_August_return_to_31_August_after_short_months() {
        RotationDates dates = dates(ALWAYS, "anchor: 2023-08-31");

        assertThat(Quarter.parse("2023-Q3").series(9).stream().map(dates::exchangeOn))
                .containsExactly(
                        day("2023-08-31"),
                        day("2023-11-30"),
                        day("2024-02-29"),
                        day("2024-05-31"),
                        day("2024-08-31"),
                        day("2024-11-30"),
                        day("2025-02-28"),
                        day("2025-05-31"),
                        day("2025-08-31"));
    }

    @Test
    @Shows(Rule.R7)
    void a_date_that_slipped_does_not_move_those_after_it() {
        RotationDates dates = dates(schoolBreak("2021-04-01", "2021-04-30"));

        assertThat(dates.exchangeOn(Quarter.parse("2021-Q2"))).isEqualTo(day("2021-05-03"));
        assertThat(dates.nominal(Quarter.parse("2021-Q3"))).isEqualTo(day("2021-07-04"));
        assertThat(dates.exchangeOn(Quarter.parse("2021-Q3"))).isEqualTo(day("2021-07-05"));
    }

    @Test
    @Shows(Rule.R7)
    void a_moved_date_may_lie_in_the_next_quarter_and_keeps_its_name() {
        RotationDates dates = dates(WEEKDAYS, "anchor: 2024-03-31");

        assertThat(dates.exchangeOn(Quarter.parse("2024-Q1"))).isEqualTo(day("2024-04-01"));
        assertThat(dates.exchangeOn(Quarter.parse("2024-Q2"))).isEqualTo(day("2024-07-01"));
    }

    @Test
    @Shows(Rule.R7)
    void an_exchange_on_a_weekend_moves_to_the_next_working_day_or_by_policy_the_one_before() {
        assertThat(dates(WEEKDAYS).exchangeOn(Quarter.parse("2021-Q3"))).isEqualTo(day("2021-07-05"));
        assertThat(dates(WEEKDAYS, "move: previous").exchangeOn(Quarter.parse("2021-Q3")))
                .isEqualTo(day("2021-07-02"));
    }

    @Test
    @Shows(Rule.R7)
    void a_break_that_swallows_the_window_moves_the_visit_before_or_after_it_by_policy() {
        OpenDays longBreak = schoolBreak("2021-07-01", "2021-07-25");

        assertThat(dates(longBreak, "swallowed-window: after").exchangeOn(Quarter.parse("2021-Q3")))
                .isEqualTo(day("2021-07-26"));
        assertThat(dates(longBreak, "swallowed-window: before").exchangeOn(Quarter.parse("2021-Q3")))
                .isEqualTo(day("2021-06-30"));
        assertThat(dates(longBreak, "move: previous", "window-days: 3", "swallowed-window: before")
                        .exchangeOn(Quarter.parse("2021-Q3")))
                .isEqualTo(day("2021-06-30"));
    }

    @Test
    @Shows(Rule.R7)
    void a_break_shorter_than_the_window_never_brings_a_visit_forward() {
        assertThat(dates(schoolBreak("2021-07-01", "2021-07-11"), "swallowed-window: before")
                        .exchangeOn(Quarter.parse("2021-Q3")))
                .isEqualTo(day("2021-07-12"));
    }

    @Test
    @Shows(Rule.R7)
    void enrolling_30_days_before_an_exchange_joins_it_and_a_day_later_joins_the_next() {
        RotationDates dates = dates(WEEKDAYS);
        LocalDate exchange = dates.exchangeOn(Quarter.parse("2021-Q2"));

        assertThat(dates.firstFor(exchange.minusDays(30))).isEqualTo(Quarter.parse("2021-Q2"));
        assertThat(dates.firstFor(exchange.minusDays(29))).isEqualTo(Quarter.parse("2021-Q3"));
    }

    @Test
    @Shows(Rule.R7)
    void there_is_no_exchange_before_the_anchor() {
        assertThat(dates(WEEKDAYS).firstFor(day("2019-05-01"))).isEqualTo(Quarter.parse("2021-Q1"));
        assertThat(dates(WEEKDAYS).canJoin(Quarter.parse("2020-Q4"), day("2019-05-01")))
                .isFalse();
    }

    @Test
    @Shows(Rule.R7)
    void a_batch_is_planned_30_and_announced_14_days_before_its_exchange() {
        RotationDates dates = dates(WEEKDAYS);

        assertThat(dates.planOn(Quarter.parse("2021-Q2"))).isEqualTo(day("2021-03-06"));
        assertThat(dates.announceOn(Quarter.parse("2021-Q2"))).isEqualTo(day("2021-03-22"));
    }

    @Test
    @Shows(Rule.R7)
    void the_programme_of_record_meets_schools_on_these_days() {
        Policy policy = Policies.defaults().asOf(day("2021-01-01"));
        RotationDates dates = new RotationDates(
                policy.rotation(), Calendars.shipped().latest().schoolDays(policy, "13.75"));

        List<LocalDate> days =
                dates.firstQuarter().series(9).stream().map(dates::exchangeOn).toList();

        assertThat(days)
                .containsExactly(
                        day("2021-01-04"),
                        day("2021-04-05"),
                        day("2021-07-12"),
                        day("2021-10-04"),
                        day("2022-01-04"),
                        day("2022-04-04"),
                        day("2022-07-11"),
                        day("2022-10-04"),
                        day("2023-01-04"));
    }

    @Property(tries = 100)
    @Shows(Rule.R7)
    void every_quarter_from_the_anchor_on_holds_exactly_one_nominal_date(
            @ForAll @DateRange(min = "2000-01-01", max = "2060-12-31") LocalDate anchor,
            @ForAll @IntRange(max = 200) int steps) {
        RotationDates dates = dates(WEEKDAYS, "anchor: " + anchor);
        Quarter quarter = dates.firstQuarter().plus(steps);

        assertThat(Quarter.of(dates.nominal(quarter))).isEqualTo(quarter);
        assertThat(dates.nominal(quarter)).isEqualTo(anchor.plusMonths(3L * steps));
        assertThat(dates.nominal(quarter).getDayOfMonth())
                .isEqualTo(
                        Math.min(anchor.getDayOfMonth(), dates.nominal(quarter).lengthOfMonth()));
    }

    @Property(tries = 60)
    @Shows(Rule.R7)
    void exchanges_fall_on_open_days_and_never_overtake_each_other(
            @ForAll @DateRange(min = "2020-01-01", max = "2022-12-31") LocalDate anchor,
            @ForAll Policy.Move move,
            @ForAll Policy.Side side,
            @ForAll @IntRange(min = 1, max = 30) int window,
            @ForAll @Size(max = 6) List<@DateRange(min = "2020-01-01", max = "2025-12-31") LocalDate> breaks,
            @ForAll @IntRange(min = 1, max = 40) int breakDays) {
        Set<LocalDate> closed = new HashSet<>();
        breaks.forEach(start -> start.datesUntil(start.plusDays(breakDays)).forEach(closed::add));
        OpenDays days = new OpenDays(MONDAY_TO_FRIDAY, closed);
        RotationDates dates = dates(
                days,
                "anchor: " + anchor,
                "move: " + move.name().toLowerCase(java.util.Locale.ROOT),
                "swallowed-window: " + side.name().toLowerCase(java.util.Locale.ROOT),
                "window-days: " + window);

        List<LocalDate> exchanges =
                dates.firstQuarter().series(9).stream().map(dates::exchangeOn).toList();

        assertThat(exchanges).isSorted().allMatch(days::isOpen);
    }

    @Property(tries = 60)
    @Shows(Rule.R7)
    void who_enrols_joins_the_earliest_exchange_still_open(
            @ForAll @DateRange(min = "2018-01-01", max = "2027-12-31") LocalDate enrolledOn) {
        RotationDates dates = dates(WEEKDAYS);

        Quarter first = dates.firstFor(enrolledOn);

        assertThat(dates.canJoin(first, enrolledOn)).isTrue();
        assertThat(dates.canJoin(first.previous(), enrolledOn)).isFalse();
    }
}
