package id.simpul.delivery.link;

import id.simpul.partner.PartnerId;
import java.util.Arrays;
import java.util.Optional;

/**
 * What whoever has a link may do: one purpose, for one partner, with one thing.
 *
 * @param thing the id of what it is about; never personal data
 */
public record Link(Purpose purpose, PartnerId partner, String thing) {
    /** What a link is for. */
    public enum Purpose {
        /** Says that an address of e-mail is the partner's. */
        CONFIRM_ADDRESS("confirm-address"),
        /** A school asks to take part in the rotation; the thing is the school. */
        ENROL("enrol"),
        /** What is in a batch, to look at only. */
        LIST("list"),
        /** The day of a batch does not suit. */
        DAY("day"),
        /** A batch has come. */
        RECEIVED("received"),
        /** A batch goes back. */
        RETURNED("returned"),
        /** Which books replace those that were lost; the thing is the school. */
        REPLACEMENT("replacement"),
        /** How a batch was. */
        SURVEY("survey"),
        /** A term goes on or ends. */
        RENEW("renew"),
        /** Pairs of an exchange. */
        PAIRS("pairs"),
        /** Another day than one that could not be had; the thing is the type of the request, a colon, and the days that are free. */
        VISIT("visit"),
        /** Another day for a booking, or none. */
        BOOKING("booking"),
        /** An agreement is to go on. */
        AGREEMENT("agreement"),
        /** No more mails with announcements; the thing is the partner. */
        UNSUBSCRIBE("unsubscribe");

        private final String wire;

        Purpose(String wire) {
            this.wire = wire;
        }

        /** As it is stored, for ever. */
        public String wire() {
            return wire;
        }

        public static Optional<Purpose> ofWire(String wire) {
            return Arrays.stream(values())
                    .filter(purpose -> purpose.wire().equals(wire))
                    .findFirst();
        }
    }
}
