package id.simpul.booking;

import java.time.LocalDate;
import java.util.Optional;

/** A booking is given up; days that are named beside it change nothing. */
public record BookingCancel(String booking, Optional<LocalDate> on, Optional<LocalDate> from, Optional<LocalDate> to) {}
