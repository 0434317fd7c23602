package id.simpul.catalogue.source;

import java.util.Locale;

/** What a file is. */
public enum Format {
    /** ISO 2709: MARC 21 or INDOMARC. */
    MARC,
    MARCXML,
    /** The bibliography of SLiMS as CSV. */
    SLIMS,
    /** The items of SLiMS as CSV. */
    SLIMS_ITEMS,
    /** The sheet of copies of INLISLite. */
    INLISLITE,
    /** A table with a row of headings. */
    CSV;

    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
