package id.simpul.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.ledger.Phrase;
import id.simpul.policy.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ClockGuardTest {
    private static final Instant BEGAN = Instant.parse("2026-03-02T23:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGAN);
    private final AtomicLong nanos = new AtomicLong(-5);
    private final AtomicReference<Optional<Instant>> elsewhere = new AtomicReference<>(Optional.empty());
    private final InstantSource source = now::get;
    private final ClockGuard guard = guard(source.withZone(ZoneOffset.UTC));

    @Test
    void months_that_pass_by_both_clocks_are_no_jump() {
        pass(Duration.ofDays(200));

        assertThat(guard.doubt()).isEmpty();
        assertThat(guard.jump()).isZero();
    }

    @Test
    void a_clock_that_jumps_is_doubted_until_it_is_set_right() {
        pass(Duration.ofDays(1));
        now.updateAndGet(time -> time.plus(Duration.ofDays(400)));

        assertThat(guard.doubt()).map(Phrase::english).hasValueSatisfying(says -> assertThat(says)
                .contains("jumped by 400 days", "set it right, or if it is right restart"));
        now.updateAndGet(time -> time.minus(Duration.ofDays(400)));
        assertThat(guard.doubt()).isEmpty();
    }

    @Test
    void one_that_jumps_back_is_doubted_too_and_one_that_is_put_right_by_a_day_is_not() {
        now.set(BEGAN.minus(Duration.ofDays(8)));
        assertThat(guard.doubt()).isPresent();

        now.set(BEGAN.plus(Duration.ofDays(1)));
        assertThat(guard.doubt()).isEmpty();
    }

    @Test
    void a_start_anew_takes_the_clock_as_it_is() {
        now.updateAndGet(time -> time.plus(Duration.ofDays(400)));

        assertThat(guard(source.withZone(ZoneOffset.UTC)).doubt()).isEmpty();
    }

    @Test
    void a_database_elsewhere_that_has_another_time_raises_a_doubt_and_one_that_is_silent_does_not() {
        elsewhere.set(Optional.of(BEGAN.plus(Duration.ofMinutes(4))));
        assertThat(guard.doubt()).isEmpty();

        elsewhere.set(Optional.of(BEGAN.minus(Duration.ofMinutes(6))));
        assertThat(guard.doubt()).map(Phrase::english).hasValueSatisfying(says -> assertThat(says)
                .contains(
                        "By this machine's clock it is 2026-03-02T23:00:00Z, by the database's 2026-03-02T22:54:00Z"));
    }

    @Test
    void a_settable_clock_is_as_it_was_set() {
        SettableClock settable = SettableClock.startingAt(BEGAN, source.withZone(ZoneOffset.UTC));
        ClockGuard guarded = guard(settable);
        settable.set(BEGAN.plus(Duration.ofDays(400)));

        assertThat(guarded.doubt()).isEmpty();
    }

    private ClockGuard guard(Clock clock) {
        return new ClockGuard(clock, nanos::get, elsewhere::get, () -> Duration.ofDays(7));
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        nanos.addAndGet(time.toNanos());
    }
}
