package id.simpul.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    Stream<LocalDate> days() {
        return from.datesUntil(to.plusDays(1));
    }

    /** As long as this one, from another day on. */
    Period beginning(LocalDate day) {
        return new Period(day, day.plusDays(length() - 1));
    }

    /** Writes its days as replies and notices have them. */
    ObjectNode into(ObjectNode node, Resource resource) {
        return resource.isForPeriods()
                ? node.put("from", from.toString()).put("to", to.toString())
                : node.put("on", from.toString());
    }
}
