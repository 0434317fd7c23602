package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.Optional;

/**
 * One step in the history of something.
 *
 * @param partner whom it concerns
 * @param request the request that led to it, if one did
 * @param subject what it happened to: the reference of an agreement, a batch, a booking ...
 * @param step what happened, such as {@code announced}
 * @param detail what else is worth knowing, nothing personal
 */
public record Event(
        Instant at, PartnerId partner, Optional<String> request, String subject, String step, ObjectNode detail) {}
