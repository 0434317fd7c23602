package id.simpul.rotation.obligation;

import id.simpul.ledger.Phrase;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far the replacement of a lost item has come (R10). */
public enum ObligationState {
    OPEN("belum selesai"),
    /** The school said by what it will replace the item. */
    PROMISED("dijanjikan"),
    /** The replacement is there; staff have not approved it yet. */
    RECEIVED("diterima"),
    /** Staff approved what was promised; it is not there yet. */
    APPROVED("disetujui"),
    SETTLED("selesai"),
    WAIVED("dibebaskan");

    private static final Set<ObligationState> ENDED = EnumSet.of(SETTLED, WAIVED);

    private final String indonesian;

    ObligationState(String indonesian) {
        this.indonesian = indonesian;
    }

    public boolean isEnded() {
        return ENDED.contains(this);
    }

    /** Whether the school has yet to bring something. */
    public boolean isOwed() {
        return this == OPEN || this == PROMISED || this == APPROVED;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ObligationState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    public Phrase phrase() {
        return new Phrase(indonesian, wire());
    }
}
