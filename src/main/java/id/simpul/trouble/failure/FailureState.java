package id.simpul.trouble.failure;

import id.simpul.ledger.Phrase;
import java.util.Locale;

/** What became of a failed message. */
public enum FailureState {
    /** It waits for staff. */
    OPEN("terbuka", "open"),
    /** It is on its partner's queue again, and not answered yet. */
    RETRYING("sedang dicoba lagi", "being tried again"),
    /** Staff know of it and leave it for now. */
    HELD("ditahan", "held"),
    /** It was answered. */
    DONE("sudah dijawab", "answered"),
    /** Staff have decided that it is not to be answered. */
    DISCARDED("dibuang", "discarded");

    private final String indonesian;
    private final String english;

    FailureState(String indonesian, String english) {
        this.indonesian = indonesian;
        this.english = english;
    }

    Phrase words() {
        return new Phrase(indonesian, english);
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FailureState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
