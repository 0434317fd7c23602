package id.simpul.policy;

import id.simpul.partner.Language;

/**
 * One mistake in what an operator wrote, and what to do about it.
 *
 * @param where the file, line and field, or the variable, that it is about
 * @param field the field alone, such as {@code rotation.box-size}; empty if it is about the whole
 */
public record Mistake(String where, String field, String indonesian, String english) {
    public Mistake(String where, String indonesian, String english) {
        this(where, "", indonesian, english);
    }

    public String sentence(Language language) {
        return where + ": " + text(language);
    }

    /** What is wrong, for where it stands beside its field. */
    public String text(Language language) {
        return language == Language.ID ? indonesian : english;
    }

    @Override
    public String toString() {
        return where + ": " + indonesian + " / " + english;
    }
}
