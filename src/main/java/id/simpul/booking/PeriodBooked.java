package id.simpul.booking;

import java.time.LocalDate;

/** What a reply says of a new booking of a period. */
public record PeriodBooked(String booking, LocalDate from, LocalDate to) {}
