package id.simpul.feature;

import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A partner's part ends: it takes part no more, or goes on as another.
 *
 * @param goesOnAs the partner that is in its place from then on
 */
public record Parting(PartnerId partner, Optional<PartnerId> goesOnAs, LocalDate on) {}
