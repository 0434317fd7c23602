package id.simpul.rotation.batch;

import id.simpul.ledger.Phrase;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a batch is on its way from the plan to the shelf it came from (R9). */
public enum BatchState {
    PLANNED("direncanakan"),
    ANNOUNCED("diumumkan"),
    PACKED("dikemas"),
    DISPATCHED("dikirim"),
    RECEIVED("diterima"),
    DUE("jatuh tempo"),
    RETURNED_IN_PART("kembali sebagian"),
    RETURNED("kembali"),
    CHECKED_IN("diperiksa"),
    CLOSED("selesai"),
    CANCELLED("dibatalkan");

    private final String indonesian;

    BatchState(String indonesian) {
        this.indonesian = indonesian;
    }

    /** The state as it is written on the wire: {@code returned-in-part}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static BatchState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private String english() {
        return wire().replace('-', ' ');
    }

    public Phrase phrase() {
        return new Phrase(indonesian, english());
    }

    static Phrase oneOf(Collection<BatchState> states) {
        return new Phrase(
                states.stream().map(state -> state.indonesian).collect(Collectors.joining(" atau ")),
                states.stream().map(BatchState::english).collect(Collectors.joining(" or ")));
    }
}
