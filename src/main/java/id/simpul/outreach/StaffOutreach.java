package id.simpul.outreach;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Staff record that the library goes to a partner, or has gone there.
 *
 * @param purpose {@code visit}, {@code outreach} or {@code mentoring}
 * @param about what it is about, in words for the partner
 */
public record StaffOutreach(String partner, String purpose, LocalDate on, Optional<String> about) {}
