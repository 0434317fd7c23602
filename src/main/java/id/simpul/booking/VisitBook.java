package id.simpul.booking;

import java.time.LocalDate;

/** A group would like to visit. */
public record VisitBook(String purpose, LocalDate on, int people) {}
