package id.simpul.booking;

import java.time.LocalDate;
import java.util.Optional;

/** The days of a booking as replies and the history have them: the day of a visit, or both ends of a period. */
public record Days(Optional<LocalDate> on, Optional<LocalDate> from, Optional<LocalDate> to) {
    static Days of(Period period, Resource resource) {
        return resource.isForPeriods()
                ? new Days(Optional.empty(), Optional.of(period.from()), Optional.of(period.to()))
                : new Days(Optional.of(period.from()), Optional.empty(), Optional.empty());
    }
}
