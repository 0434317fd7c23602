package id.simpul.ledger;

import id.simpul.partner.PartnerId;

/**
 * A message of a partner as it was sent.
 *
 * @param id the transport's id, to which it is answered if it has none of its own
 * @param body the bytes as sent; text bodies in UTF-8
 */
public record RawMessage(PartnerId partner, String id, byte[] body) {}
