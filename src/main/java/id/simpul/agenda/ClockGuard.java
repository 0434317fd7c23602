package id.simpul.agenda;

import id.simpul.ledger.Phrase;
import id.simpul.policy.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Plausibility check of the machine's clock, by what has passed since the hub began (the monotonic time, which nobody can set) and by
 * the clock of a database elsewhere. A clock that is right again ends the doubt; a start anew takes the clock as it is.
 */
public final class ClockGuard {
    static final Duration MOST_APART = Duration.ofMinutes(5);

    private final Clock clock;
    private final LongSupplier monotonic;
    private final Supplier<Optional<Instant>> elsewhere;
    private final Supplier<Duration> mostJump;
    private final Instant begunAt;
    private final long begun;
    private Optional<Instant> ranLater = Optional.empty();

    /**
     * @param monotonic nanoseconds that pass evenly
     * @param elsewhere the time as another machine has it, if there is one to ask
     * @param mostJump how far the clock may leave what has passed
     */
    public ClockGuard(
            Clock clock, LongSupplier monotonic, Supplier<Optional<Instant>> elsewhere, Supplier<Duration> mostJump) {
        this.clock = clock;
        this.monotonic = monotonic;
        this.elsewhere = elsewhere;
        this.mostJump = mostJump;
        this.begunAt = clock.instant();
        this.begun = monotonic.getAsLong();
    }

    /** The hub ran before at a time that this clock has not reached by far; until it has, or the operator says so, it is in doubt. */
    public void ranLater(Optional<Instant> then) {
        ranLater = then;
    }

    private static Phrase wentBack(Instant last) {
        return new Phrase(
                "Simpul sudah pernah berjalan pada " + last
                        + ", lebih lambat daripada jam mesin ini; betulkan jamnya, atau jika jamnya benar jalankan ./simpul confirm clock dan mulai lagi",
                "The hub ran at " + last
                        + " before, later than this machine's clock; set it right, or if it is right run ./simpul confirm clock and start again");
    }

    /** Why the clock is not to be relied on, and what to do; a settable clock is as it was set. */
    public Optional<Phrase> doubt() {
        if (clock instanceof SettableClock) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return jumped(now)
                .or(() -> ranLater.filter(now::isBefore).map(ClockGuard::wentBack))
                .or(() -> elsewhere.get().flatMap(other -> apart(now, other)));
    }

    /** How far the clock has left what has passed since the start; negative if it went back. */
    public Duration jump() {
        return jump(clock.instant());
    }

    private Duration jump(Instant now) {
        return Duration.between(begunAt.plusNanos(monotonic.getAsLong() - begun), now);
    }

    private Optional<Phrase> jumped(Instant now) {
        Duration jump = jump(now);
        if (jump.abs().compareTo(mostJump.get()) <= 0) {
            return Optional.empty();
        }
        long days = jump.toDays();
        return Optional.of(new Phrase(
                "Jam mesin ini melompat " + days + " hari ke " + now
                        + " selama Simpul berjalan; betulkan jamnya, atau jika jamnya benar jalankan ulang Simpul",
                "This machine's clock jumped by " + days + " days to " + now
                        + " while the hub was running; set it right, or if it is right restart the hub"));
    }

    private static Optional<Phrase> apart(Instant now, Instant other) {
        if (Duration.between(other, now).abs().compareTo(MOST_APART) <= 0) {
            return Optional.empty();
        }
        return Optional.of(new Phrase(
                "Menurut jam mesin ini sekarang " + now + ", menurut jam basis data " + other + "; betulkan yang salah",
                "By this machine's clock it is " + now + ", by the database's " + other
                        + "; set right the one that is wrong"));
    }
}
