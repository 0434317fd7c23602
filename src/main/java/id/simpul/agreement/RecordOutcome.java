package id.simpul.agreement;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What came of a record from paper.
 *
 * @param sha256 of the scan that is kept
 */
public record RecordOutcome(
        Optional<String> proposal,
        Optional<String> agreement,
        Optional<String> number,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        String sha256) {}
