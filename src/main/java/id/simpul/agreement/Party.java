package id.simpul.agreement;

import id.simpul.partner.PartnerId;

/**
 * One who has agreed.
 *
 * @param name what it was called when it did
 */
record Party(PartnerId partner, String name) {}
