package id.simpul.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of a text, written alike: small letters and digits, without accents; an apostrophe parts no word, and "&" and "and" are
 * "dan". Of each word it is known whether something ends with it, and whether a point stands right behind it.
 */
final class Words {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String APOSTROPHES = "'\u2019\u2018\u02bc`\u00b4";
    private static final Pattern APOSTROPHE = Pattern.compile("[" + APOSTROPHES + "]");
    private static final String NO_ENDS = " -\u2010\u2011'\u2019\u2018\u02bc`\u00b4.&#\u00a0\t";

    private final List<Word> words = new ArrayList<>();
    private final String text;
    /** Where the word begins that is being read; apostrophes in it are left out at its end. */
    private int from = -1;

    private boolean hasApostrophe;

    /**
     * @param closed whether punctuation or the end of the text follows
     * @param pointed whether a point follows, as behind what is shortened
     */
    record Word(String text, boolean closed, boolean pointed) {
        boolean isNumber() {
            return Numerals.isNumber(text);
        }

        Word as(String other) {
            return new Word(other, closed, pointed);
        }
    }

    private Words(String text) {
        this.text = text;
    }

    static List<Word> of(String text) {
        Words words = new Words(folded(text));
        for (int place = 0; place < words.text.length(); place++) {
            words.add(place);
        }
        words.end(words.text.length());
        words.close(true, false);
        return words.words;
    }

    /** Small letters without accents. */
    static String folded(String text) {
        String plain = text.contains("&amp;") ? text.replace("&amp;", "&") : text;
        if (!isAscii(plain)) {
            String known = plain.replace('\u00b4', '\'');
            plain = MARKS.matcher(Normalizer.normalize(known, Normalizer.Form.NFKD))
                    .replaceAll("");
        }
        return plain.toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        for (int place = 0; place < text.length(); place++) {
            if (text.charAt(place) >= 128) {
                return false;
            }
        }
        return true;
    }

    private void add(int place) {
        char letter = text.charAt(place);
        if ((letter >= 'a' && letter <= 'z') || isOther(letter)) {
            from = from < 0 ? place : from;
        } else if (APOSTROPHES.indexOf(letter) >= 0) {
            hasApostrophe = true;
        } else {
            boolean begun = from >= 0;
            end(place);
            if (letter != ' ') {
                close(NO_ENDS.indexOf(letter) < 0, begun && letter == '.');
                sign(letter);
            }
        }
    }

    /** Letters beyond the basic plane are two characters, both of which belong to the word. */
    private static boolean isOther(char letter) {
        return (letter >= '0' && letter <= '9')
                || (letter >= 128 && (Character.isLetterOrDigit(letter) || Character.isSurrogate(letter)));
    }

    private void sign(char letter) {
        if (letter == '&') {
            words.add(new Word("dan", false, false));
        } else if (letter == '#') {
            words.add(new Word("no", false, true));
        }
    }

    private void end(int to) {
        if (from >= 0) {
            String word = text.substring(from, to);
            if (hasApostrophe) {
                word = APOSTROPHE.matcher(word).replaceAll("");
            }
            words.add(new Word(word.equals("and") ? "dan" : word, false, false));
        }
        from = -1;
        hasApostrophe = false;
    }

    private void close(boolean closed, boolean pointed) {
        if (!words.isEmpty() && (closed || pointed)) {
            Word last = words.get(words.size() - 1);
            words.set(words.size() - 1, new Word(last.text(), last.closed() || closed, last.pointed() || pointed));
        }
    }

    /** The words with single spaces between them. */
    static String joined(List<Word> words) {
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            text.append(text.length() == 0 ? "" : " ").append(word.text());
        }
        return text.toString();
    }
}
