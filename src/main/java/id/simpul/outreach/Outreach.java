package id.simpul.outreach;

import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A visit that the library makes at a partner.
 *
 * @param purpose as on the wire
 * @param about what it is about, in words for the partner
 */
record Outreach(String id, PartnerId partner, String purpose, LocalDate on, Optional<String> about, State state) {
    enum State {
        RECORDED,
        CANCELLED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }

    Outreach cancelled() {
        return new Outreach(id, partner, purpose, on, about, State.CANCELLED);
    }

    /** Whether both are one visit that was entered twice. */
    boolean isSameAs(Outreach other) {
        return partner.equals(other.partner) && purpose.equals(other.purpose) && on.equals(other.on);
    }
}
