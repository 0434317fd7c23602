package id.simpul.account;

import id.simpul.partner.PartnerId;

/** What the reply says of a partner that changed what is known of it. */
public record UpdateOutcome(PartnerId partner) {}
