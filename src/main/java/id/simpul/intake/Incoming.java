package id.simpul.intake;

import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.Instant;

/**
 * A message as it came from a partner's queue, before anyone looked into it.
 *
 * @param partner the partner whose queue it came from
 * @param messageId the transport's id of the message, for the answer to one that has no usable id of its own
 * @param arrivedAt when the broker took it, or the hub read it where the protocol tells no time
 * @param body the bytes as sent; text bodies in UTF-8
 * @param apart whether its partner is read apart from the others, because its messages took long: nobody else waits for it
 */
public record Incoming(
        PartnerId partner, PartnerKind kind, String messageId, Instant arrivedAt, byte[] body, boolean apart) {
    public Incoming(PartnerId partner, PartnerKind kind, String messageId, Instant arrivedAt, byte[] body) {
        this(partner, kind, messageId, arrivedAt, body, false);
    }
}
