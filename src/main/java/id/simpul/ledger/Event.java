package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.partner.PartnerId;

/**
 * One line of history.
 *
 * @param partner whom it concerns
 * @param subject the id of the thing it happened to: an agreement, a batch, an obligation, a booking
 * @param step what happened, in the past tense: {@code announced}
 * @param detail what else is worth keeping; nothing personal
 */
public record Event(PartnerId partner, String subject, String step, ObjectNode detail) {
    public Event(PartnerId partner, String subject, String step) {
        this(partner, subject, step, Json.object());
    }
}
