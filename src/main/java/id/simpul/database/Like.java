package id.simpul.database;

import java.util.Locale;

/** What {@code like} finds, of texts in small letters. */
public final class Like {
    private Like() {}

    /** Whatever has this in it, capitals or not; its signs mean themselves. */
    public static String containing(String text) {
        return "%" + escaped(text) + "%";
    }

    /** Whatever begins with this. */
    public static String beginning(String text) {
        return escaped(text) + "%";
    }

    private static String escaped(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1");
    }
}
