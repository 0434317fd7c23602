package id.simpul.booking;

import java.time.LocalDate;
import java.util.Optional;

/** A group would like guidance or orientation. */
public record ServiceRequest(String service, LocalDate on, int people, Optional<String> topic) {}
