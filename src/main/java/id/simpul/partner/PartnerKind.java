package id.simpul.partner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What sort of institution a partner is; it decides which requests the partner may send. */
public enum PartnerKind {
    SCHOOL,
    UNIVERSITY,
    DINAS,
    NATIONAL,
    /** Archives, documentation centres and whoever fits nowhere else. */
    OTHER,
    /** The host library's own systems. */
    LIBRARY;

    /** The kind as it is written on the wire, such as {@code school}. */
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PartnerKind> ofWire(String wire) {
        return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
    }

    @JsonCreator
    static PartnerKind parse(String wire) {
        return ofWire(wire).orElseThrow(() -> new IllegalArgumentException("No such kind of partner: " + wire));
    }
}
