package id.simpul.rotation.enrolment;

import id.simpul.partner.PartnerId;

/** What the reply says of an invitation. */
public record InviteOutcome(PartnerId partner) {}
