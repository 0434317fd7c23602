package id.simpul.booking;

import java.util.Locale;

/** What there is only so much room for. */
enum Resource {
    VISIT,
    GUIDANCE,
    ORIENTATION,
    INTERNSHIP;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Resource ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** Whether it is taken for a period of the calendar, and not for one day on which the library is open. */
    boolean isForPeriods() {
        return this == INTERNSHIP;
    }
}
