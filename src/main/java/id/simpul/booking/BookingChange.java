package id.simpul.booking;

import java.time.LocalDate;
import java.util.Optional;

/** A booking is to be moved; what is not named stays as it is. */
public record BookingChange(String booking, Optional<LocalDate> on, Optional<LocalDate> from, Optional<LocalDate> to) {}
