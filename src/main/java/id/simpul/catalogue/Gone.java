package id.simpul.catalogue;

import java.util.Locale;

/** How a copy left the collection in the house: it was not found at stock-taking, or was taken out for good. */
enum Gone {
    LOST,
    WITHDRAWN;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Gone ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
