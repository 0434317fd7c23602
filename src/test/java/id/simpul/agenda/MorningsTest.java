package id.simpul.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.policy.Policies;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class MorningsTest {
    private static final LocalDate BEFORE = LocalDate.of(2026, 12, 31);
    private static final LocalDate CHANGE = LocalDate.of(2027, 1, 1);

    private final Mornings shipped = new Mornings(Policies.defaults());
    private final Mornings changing = new Mornings(Policies.parse("""
            - effective: 2019-01-01
            - effective: 2027-01-01
              agenda: {hour: "07:30"}
            """));

    @Test
    void a_day_falls_due_at_six_where_the_library_is() {
        assertThat(shipped.at(BEFORE)).isEqualTo("2026-12-30T23:00:00Z");
        assertThat(shipped.last(Instant.parse("2026-12-30T22:59:59Z"))).isEqualTo("2026-12-30");
        assertThat(shipped.last(Instant.parse("2026-12-30T23:00:00Z"))).isEqualTo(BEFORE);
        assertThat(shipped.after(Instant.parse("2026-12-30T23:00:00Z"))).isEqualTo("2026-12-31T23:00:00Z");
    }

    @Test
    void each_day_has_the_hour_of_the_policy_of_that_day() {
        assertThat(changing.at(BEFORE)).isEqualTo("2026-12-30T23:00:00Z");
        assertThat(changing.at(CHANGE)).isEqualTo("2027-01-01T00:30:00Z");
        assertThat(changing.last(Instant.parse("2027-01-01T00:29:59Z"))).isEqualTo(BEFORE);
        assertThat(changing.after(Instant.parse("2026-12-31T00:00:00Z"))).isEqualTo("2027-01-01T00:30:00Z");
    }

    @Test
    void the_timer_strikes_at_every_hour_that_is_in_force_or_comes() {
        assertThat(shipped.minutesAndHours(Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo("0 6");
        assertThat(changing.minutesAndHours(Instant.parse("2026-01-01T00:00:00Z")))
                .isEqualTo("0,30 6,7");
        assertThat(changing.minutesAndHours(Instant.parse("2027-03-01T00:00:00Z")))
                .isEqualTo("30 7");
        assertThat(changing.minutesAndHours(Instant.parse("2001-01-01T00:00:00Z")))
                .isEqualTo("0,30 6,7");
    }
}
