package id.simpul.sheet;

import java.util.regex.Pattern;

/**
 * A cell as the file has it.
 *
 * @param number whether the spreadsheet takes it for a number, so that zeros in front of it are gone
 */
record SheetCell(String text, boolean number) {
    static final SheetCell EMPTY = new SheetCell("", false);

    private static final Pattern ROUNDED = Pattern.compile("\\d[.,]?\\d*E\\+?\\d+", Pattern.CASE_INSENSITIVE);
    /** What our own files put before a text that a spreadsheet would take for a formula. */
    private static final Pattern KEPT_AS_TEXT = Pattern.compile("(?s)'[=+\\-@].*");

    /** Spaces around it and line breaks in it are a spreadsheet's, not the library's. */
    static SheetCell text(String text) {
        String plain = text.replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
        return new SheetCell(KEPT_AS_TEXT.matcher(plain).matches() ? plain.substring(1) : plain, false);
    }

    static SheetCell number(String text) {
        return new SheetCell(text, true);
    }

    /** Whether a spreadsheet has shortened a long number, so that its digits are lost. */
    boolean isRounded() {
        return ROUNDED.matcher(text).matches();
    }
}
