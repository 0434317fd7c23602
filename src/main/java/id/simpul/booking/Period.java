package id.simpul.booking;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** The days of a booking, both ends included; a visit has one. */
record Period(LocalDate from, LocalDate to) {
    static Period of(LocalDate day) {
        return new Period(day, day);
    }

    boolean isReversed() {
        return to.isBefore(from);
    }

    long length() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean overlaps(Period other) {
        return !to.isBefore(other.from) && !from.isAfter(other.to);
    }

    Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }

    /** As long as this one, from another day on. */
    Period beginning(LocalDate day) {
        return new Period(day, day.plusDays(length() - 1));
    }
}
