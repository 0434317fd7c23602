package id.simpul.partner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** A way in which a partner takes notices. */
public enum Channel {
    QUEUE,
    EMAIL;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Channel ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
