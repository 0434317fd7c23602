package id.simpul.delivery.link;

import id.simpul.partner.PartnerId;

/**
 * What whoever has a link may do: one purpose, for one partner, with one thing.
 *
 * @param thing the id of what it is about; never personal data
 */
public record Link(Purpose purpose, PartnerId partner, String thing) {
    /** What a link is for. */
    public enum Purpose {
        /** Says that an address of e-mail is the partner's. */
        CONFIRM_ADDRESS("confirm-address");

        private final String wire;

        Purpose(String wire) {
            this.wire = wire;
        }

        /** As it is stored, for ever. */
        public String wire() {
            return wire;
        }
    }
}
