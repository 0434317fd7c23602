package id.simpul.booking.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Candidates who are trained together, here or elsewhere.
 *
 * @param partner who sent them; none if the library sent its own
 * @param place where the library's own were sent
 * @param participants name and rank of those admitted, until they are forgotten
 */
record Training(
        String id,
        Optional<PartnerId> partner,
        Optional<String> place,
        LocalDate from,
        LocalDate to,
        int admitted,
        int refused,
        Optional<ArrayNode> participants) {
    String direction() {
        return partner.isPresent() ? "in" : "out";
    }
}
