package id.simpul.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a calendar marks a day. */
public enum DayKind {
    /** A national holiday (hari libur nasional). */
    HOLIDAY,
    /** Collective leave (cuti bersama). */
    LEAVE,
    /** A school break (libur sekolah). */
    BREAK;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such kind
     */
    @JsonCreator
    public static DayKind ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
