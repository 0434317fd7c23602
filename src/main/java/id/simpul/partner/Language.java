package id.simpul.partner;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The languages in which the hub speaks to people: Indonesian first, English second. */
public enum Language {
    ID,
    EN;

    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Language ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    public Locale locale() {
        return Locale.forLanguageTag(wire());
    }
}
