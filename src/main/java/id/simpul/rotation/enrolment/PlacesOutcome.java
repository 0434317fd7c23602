package id.simpul.rotation.enrolment;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.util.Optional;

/**
 * What the reply says of a number of books that was agreed.
 *
 * @param from the first quarter for which it counts; none if every batch of the term is planned
 */
public record PlacesOutcome(String agreement, PartnerId school, int places, Optional<Quarter> from) {}
