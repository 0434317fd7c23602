package id.simpul.agreement;

import java.time.LocalDate;
import java.util.Optional;

/** What the national library decided of a proposal; a term that it does not name is the proposed one. */
public record AgreementDecision(
        String proposal,
        boolean approved,
        Optional<String> number,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<String> note) {}
