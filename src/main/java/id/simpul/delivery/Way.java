package id.simpul.delivery;

import java.util.Locale;

/** The ways out of the outbox: a partner's channels, and its reply queue. */
public enum Way {
    QUEUE,
    REPLY,
    EMAIL;

    /** As the table and the routes write it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Way ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
