package id.simpul.booking;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Staff move or cancel a booking for who made it, as after a calendar has closed its day.
 *
 * @param act {@code cancel} or {@code move}
 */
public record StaffBooking(
        String booking, String act, Optional<LocalDate> on, Optional<LocalDate> from, Optional<LocalDate> to) {}
