package id.simpul.catalogue.source;

import id.simpul.ledger.Phrase;

/**
 * Where a record stands in its file.
 *
 * @param number which record of the import it is, from 1
 * @param at the byte at which it begins, from 0, or the line or row, from 1
 */
public record Place(String file, long number, Unit unit, long at) {
    /** In what places of a file are counted. */
    public enum Unit {
        BYTE("bita", "byte"),
        LINE("baris", "line");

        @SuppressWarnings("ImmutableEnumChecker") // a record of texts
        private final Phrase word;

        Unit(String indonesian, String english) {
            word = new Phrase(indonesian, english);
        }
    }

    /** As people look for it. */
    public Phrase shown() {
        return new Phrase(
                file + ", rekaman " + number + ", " + unit.word.indonesian() + " " + at,
                file + ", record " + number + ", " + unit.word.english() + " " + at);
    }
}
