package id.simpul.policy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that starts where it is told, runs on in real time, and can be put forward; for demonstrations and tests. */
public final class SettableClock extends Clock {
    private final Clock real;
    private final Offset offset;

    /** The offset is shared by the same clock in every zone. */
    private static final class Offset {
        private volatile Duration value;

        Offset(Duration value) {
            this.value = value;
        }
    }

    private SettableClock(Clock real, Offset offset) {
        this.real = real;
        this.offset = offset;
    }

    public static SettableClock startingAt(Instant start, ZoneId zone) {
        return startingAt(start, Clock.system(zone));
    }

    /** As it is run on by another clock than the system's, whose zone it takes. */
    public static SettableClock startingAt(Instant start, Clock real) {
        return new SettableClock(real, new Offset(Duration.between(real.instant(), start)));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(offset.value);
    }

    /**
     * Puts the clock forward to an instant; time goes on from there.
     *
     * @throws IllegalArgumentException if the instant has passed already: what fell due cannot be undone
     */
    public void set(Instant instant) {
        synchronized (offset) {
            Instant now = instant();
            if (instant.isBefore(now)) {
                throw new IllegalArgumentException("The clock shows " + now + " and only goes forward, so it cannot be"
                        + " set to " + instant + "; give a later instant");
            }
            offset.value = Duration.between(real.instant(), instant);
        }
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    /** The same clock, seen in another zone: setting one sets both. */
    @Override
    public SettableClock withZone(ZoneId zone) {
        return new SettableClock(real.withZone(zone), offset);
    }
}
