package id.simpul.catalogue.source;

import id.simpul.ledger.Phrase;

/** A file is none of those that can be read as a catalogue, and why. */
public final class NotReadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Phrase why;

    public NotReadable(String indonesian, String english) {
        super(english);
        this.why = new Phrase(indonesian, english);
    }

    public Phrase why() {
        return why;
    }
}
