package id.simpul.booking;

import java.time.LocalDate;

/** What a reply says of a new booking of a day. */
public record DayBooked(String booking, LocalDate on) {}
