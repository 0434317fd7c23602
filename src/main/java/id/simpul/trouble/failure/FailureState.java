package id.simpul.trouble.failure;

import id.simpul.ledger.Phrase;
import java.util.Locale;

/** What became of a failed message. */
public enum FailureState {
    /** It waits for staff. */
    OPEN("terbuka", "open"),
    /** It is on its partner's queue again, and not answered yet. */
    RETRYING("sedang dicoba lagi", "being tried again"),
    /** It was answered. */
    DONE("sudah dijawab", "answered"),
    /** Staff have decided that it is not to be answered. */
    DISCARDED("dibuang", "discarded");

    private final Phrase words;

    FailureState(String indonesian, String english) {
        words = new Phrase(indonesian, english);
    }

    Phrase words() {
        return words;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FailureState ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
