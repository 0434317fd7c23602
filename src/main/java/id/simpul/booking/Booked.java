package id.simpul.booking;

import java.time.LocalDate;
import java.util.Optional;

/** What a reply says of a new booking: what it is called, and its day or period. */
public record Booked(String booking, Optional<LocalDate> on, Optional<LocalDate> from, Optional<LocalDate> to) {
    static Booked of(Booking booking) {
        Days days = Days.of(booking.period(), booking.resource());
        return new Booked(booking.id(), days.on(), days.from(), days.to());
    }
}
