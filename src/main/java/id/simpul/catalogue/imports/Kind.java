package id.simpul.catalogue.imports;

import java.util.Locale;

/** What can be told of a record or a copy. */
enum Kind {
    /** It cannot be read, and is left out. */
    DAMAGED,
    /** A title without copies: there is nothing to lend. */
    WITHOUT,
    /** Its barcode is there twice; the first counts. */
    TWICE,
    /** Not known yet. */
    NEW,
    /** Known otherwise. */
    CHANGED,
    /** Known as it is. */
    SAME,
    /** One work with a title that is written otherwise. */
    JOINED,
    /** Staff will be asked, or its record is untidy. */
    DOUBTFUL,
    /** Its own system says that it was not found: it is taken, and not lent. */
    MISSING,
    /** It will not be taken, or was not. */
    REFUSED,
    /** The hub failed on it. */
    FAILED,
    /** Known here, and not in the files; it stays as it is. */
    GONE,
    /** Taken. */
    TAKEN;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
