package id.simpul.policy;

import id.simpul.partner.Language;

/**
 * One mistake in what an operator wrote, and what to do about it.
 *
 * @param where the file, line and field, or the variable, that it is about
 */
public record Mistake(String where, String indonesian, String english) {
    public String sentence(Language language) {
        return where + ": " + (language == Language.ID ? indonesian : english);
    }

    @Override
    public String toString() {
        return where + ": " + indonesian + " / " + english;
    }
}
