package id.simpul.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SettableClockTest {
    private static final Instant START = Instant.parse("2021-01-01T00:00:00Z");

    /** A real clock that the test moves. */
    private final SettableClock real =
            SettableClock.startingAt(Instant.parse("2026-01-01T00:00:00Z"), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    private final SettableClock clock = SettableClock.startingAt(START, real);

    @Test
    void it_starts_where_told_and_runs_on_in_real_time() {
        assertThat(clock.instant()).isEqualTo(START);

        real.set(real.instant().plusSeconds(90));

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void it_is_put_forward_and_runs_on_from_there() {
        Instant later = Instant.parse("2021-04-05T00:00:00Z");

        clock.set(later);
        real.set(real.instant().plus(Duration.ofMinutes(1)));

        assertThat(clock.instant()).isEqualTo(later.plusSeconds(60));
    }

    @Test
    void it_never_goes_back() {
        assertThatThrownBy(() -> clock.set(START.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("only goes forward")
                .hasMessageContaining(START.toString());
        assertThat(clock.instant()).isEqualTo(START);
    }

    @Test
    void it_is_the_same_clock_in_every_zone() {
        SettableClock jakarta = clock.withZone(ZoneId.of("Asia/Jakarta"));

        jakarta.set(START.plusSeconds(5));

        assertThat(jakarta.getZone()).isEqualTo(ZoneId.of("Asia/Jakarta"));
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void without_being_told_otherwise_it_runs_by_the_clock_of_the_system() {
        Instant before = Instant.now();
        SettableClock running = SettableClock.startingAt(START, ZoneOffset.UTC);
        Instant shown = running.instant();

        assertThat(shown).isBetween(START, START.plus(Duration.between(before, Instant.now())));
    }
}
