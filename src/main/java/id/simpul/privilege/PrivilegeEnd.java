package id.simpul.privilege;

import id.simpul.partner.PartnerId;

/**
 * Staff end what a person may do: the person has left, or moved away.
 *
 * @param partner who registered the person
 * @param ref that partner's own reference
 */
public record PrivilegeEnd(PartnerId partner, String ref) {}
