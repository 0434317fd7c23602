package id.simpul.ledger;

import id.simpul.partner.Language;

/** A few words in both languages, as an argument of a reason: its message takes those of its reader's language. */
public record Phrase(String indonesian, String english) {
    /** The words of something that speaks one language only. */
    public static Phrase verbatim(String words) {
        return new Phrase(words, words);
    }

    public String text(Language language) {
        return language == Language.ID ? indonesian : english;
    }
}
