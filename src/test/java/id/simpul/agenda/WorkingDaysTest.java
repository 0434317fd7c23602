package id.simpul.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.policy.Calendar;
import id.simpul.policy.Calendars;
import id.simpul.policy.DayKind;
import id.simpul.policy.Policies;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
    private static final Mornings MORNINGS = new Mornings(Policies.defaults());
    private static final WorkingDays DAYS = new WorkingDays(MORNINGS, Calendars::shipped);

    @Test
    void what_would_be_told_on_a_day_off_is_told_on_the_last_working_day_before() {
        assertThat(DAYS.onOrBefore(LocalDate.of(2026, 8, 14))).isEqualTo(LocalDate.of(2026, 8, 14));
        assertThat(DAYS.onOrBefore(LocalDate.of(2026, 8, 16)))
                .as("a Sunday before the national day, a Monday")
                .isEqualTo(LocalDate.of(2026, 8, 14));
        assertThat(DAYS.onOrBefore(LocalDate.of(2026, 8, 17)))
                .as("the national day itself")
                .isEqualTo(LocalDate.of(2026, 8, 14));
    }

    @Test
    void a_morning_brings_what_the_days_off_after_it_would_bring() {
        assertThat(DAYS.through(LocalDate.of(2026, 8, 13))).isEqualTo(LocalDate.of(2026, 8, 13));
        assertThat(DAYS.through(LocalDate.of(2026, 8, 14))).isEqualTo(LocalDate.of(2026, 8, 17));
        assertThat(DAYS.through(LocalDate.of(2026, 8, 16))).isEqualTo(LocalDate.of(2026, 8, 17));
    }

    @Test
    void where_no_day_is_open_for_weeks_a_day_stays_where_it_is() {
        WorkingDays never = new WorkingDays(MORNINGS, () -> new Calendars(List.of()).with(closed()));

        assertThat(never.onOrBefore(LocalDate.of(2026, 6, 30))).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(never.through(LocalDate.of(2026, 3, 1))).isEqualTo(LocalDate.of(2026, 3, 1));
    }

    private static Calendar closed() {
        LocalDate from = LocalDate.of(2026, 1, 1);
        LocalDate to = LocalDate.of(2026, 12, 31);
        return new Calendar(
                "mistaken",
                0,
                from,
                "a sample",
                Optional.empty(),
                from,
                to,
                List.of(new Calendar.Entry(from, to, DayKind.HOLIDAY, "Libur contoh")));
    }
}
