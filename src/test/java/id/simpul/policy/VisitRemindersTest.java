package id.simpul.policy;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.Shows;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reminders fall on school days, with one more before a long break (R7, R9). */
class VisitRemindersTest {
    private static final Policy POLICY = Policies.defaults().asOf(LocalDate.of(2026, 1, 1));
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private final OpenDays shipped = Calendars.shipped().latest().schoolDays(POLICY, "13.75");

    private static List<String> texts(Iterable<LocalDate> days) {
        return java.util.stream.StreamSupport.stream(days.spliterator(), false)
                .map(LocalDate::toString)
                .toList();
    }

    private static VisitReminders without(String from, String to) {
        return new VisitReminders(
                POLICY.rotation(),
                new OpenDays(
                        WEEK,
                        LocalDate.parse(from)
                                .datesUntil(LocalDate.parse(to).plusDays(1))
                                .collect(Collectors.toSet())));
    }

    @ParameterizedTest
    @Shows({Rule.R7, Rule.R9})
    @CsvSource({
        "2024-Q1, 2024-01-08, 2023-12-15 2023-12-22",
        "2026-Q1, 2026-01-05, 2025-12-12 2025-12-19",
        "2026-Q2, 2026-04-06, 2026-03-10 2026-03-17 2026-04-02",
        "2026-Q3, 2026-07-13, 2026-06-11 2026-06-19",
        "2026-Q4, 2026-10-05, 2026-09-21 2026-10-02",
        "2027-Q3, 2027-07-12, 2027-06-18 2027-06-25"
    })
    void the_exchange_after_a_break_is_recalled_while_pupils_are_still_there(
            String quarter, LocalDate exchange, String days) {
        LocalDate visit = new RotationDates(POLICY.rotation(), shipped).exchangeOn(Quarter.parse(quarter));
        VisitReminders reminders = new VisitReminders(POLICY.rotation(), shipped);

        assertThat(visit).isEqualTo(exchange);
        assertThat(texts(reminders.before(visit).keySet())).containsExactly(days.split(" ", 0));
        assertThat(reminders.before(visit).keySet()).allMatch(shipped::isOpen);
    }

    @Test
    @Shows(Rule.R7)
    void in_weeks_of_school_the_reminders_are_two_the_second_on_the_last_day_before_the_weekend() {
        assertThat(texts(without("2026-12-25", "2026-12-25")
                        .before(LocalDate.of(2026, 10, 5))
                        .keySet()))
                .containsExactly("2026-09-21", "2026-10-02");
    }

    @Test
    @Shows(Rule.R7)
    void a_break_between_reminder_and_visit_adds_one_a_week_before_it_unless_there_is_one_in_that_week() {
        assertThat(texts(without("2026-09-24", "2026-10-01")
                        .before(LocalDate.of(2026, 10, 5))
                        .keySet()))
                .as("the first lies in the week before the break")
                .containsExactly("2026-09-21", "2026-10-02");
        assertThat(texts(without("2026-09-20", "2026-09-30")
                        .before(LocalDate.of(2026, 10, 5))
                        .keySet()))
                .containsExactly("2026-09-11", "2026-09-18", "2026-10-02");
    }

    @Test
    @Shows(Rule.R7)
    void a_week_with_two_holidays_is_no_long_break() {
        assertThat(texts(without("2026-10-01", "2026-10-02")
                        .before(LocalDate.of(2026, 10, 5))
                        .keySet()))
                .containsExactly("2026-09-21", "2026-09-30");
    }

    @Test
    @Shows(Rule.R7)
    void books_are_to_be_gathered_by_the_last_school_day_before_the_break() {
        VisitReminders reminders = new VisitReminders(POLICY.rotation(), shipped);

        assertThat(reminders.gatherBy(LocalDate.of(2026, 7, 13))).contains(LocalDate.of(2026, 6, 19));
        assertThat(reminders.gatherBy(LocalDate.of(2026, 10, 5))).isEmpty();
    }

    @Test
    @Shows(Rule.R9)
    void what_is_overdue_is_recalled_on_school_days_until_it_counts_as_lost() {
        assertThat(without("2026-07-13", "2026-07-14")
                        .after(LocalDate.of(2026, 7, 6))
                        .entrySet())
                .extracting(each -> each.getKey() + " " + each.getValue())
                .containsExactly("2026-07-10 7 days after", "2026-07-20 14 days after");
    }

    @Test
    @Shows(Rule.R9)
    void over_a_break_a_school_is_not_told_that_it_is_late_before_it_is() {
        assertThat(texts(without("2026-07-07", "2026-07-19")
                        .after(LocalDate.of(2026, 7, 6))
                        .keySet()))
                .containsExactly("2026-07-20");
    }
}
