package id.simpul.history;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands until it is turned, forward or back. */
final class TurnedClock extends Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    private TurnedClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    static TurnedClock at(Instant start, ZoneId zone) {
        return new TurnedClock(new AtomicReference<>(start), zone);
    }

    /** As from a clock that goes forward: an instant that has passed is of no consequence. */
    void forwardTo(Instant instant) {
        now.updateAndGet(before -> instant.isAfter(before) ? instant : before);
    }

    void turn(Duration by) {
        now.updateAndGet(before -> before.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new TurnedClock(now, other);
    }
}
