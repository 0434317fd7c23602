package id.simpul.ledger;

import id.simpul.partner.PartnerId;

/**
 * The end of what another partner's request waited for, brought about by what this partner asked: the request is decided for
 * good, and who asked is told.
 *
 * @param partner who had asked
 * @param request that partner's own id of the request that waits
 * @param decision the answer; accepted or refused
 */
public record Concluded(PartnerId partner, String request, Decision decision) {}
