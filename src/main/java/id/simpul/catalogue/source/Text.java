package id.simpul.catalogue.source;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** Text of a record as the hub takes it: one line, without control characters, as long as a field may be. */
final class Text {
    static final int LONGEST_TITLE = 500;
    static final int LONGEST_LINE = 300;

    /** Control characters, and what joins or hides without being seen. */
    private static final Pattern BETWEEN = Pattern.compile("[\\p{Cntrl}\\s\\u00a0\\u200b-\\u200f\\ufeff]+");

    private static final Pattern END = Pattern.compile("[\\s/:;,=]+$");
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(1[4-9][0-9]{2}|20[0-9]{2})(?![0-9])");

    private Text() {}

    /** Empty if nothing is left of it. */
    static Optional<String> line(String text, int longest) {
        String plain = BETWEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        String cut = plain.length() > longest ? plain.substring(0, longest).strip() : plain;
        return Optional.of(cut).filter(line -> !line.isEmpty());
    }

    static Optional<String> line(String text) {
        return line(text, LONGEST_LINE);
    }

    /** Without the punctuation by which cataloguers (ISBD) part what follows. */
    static String unpunctuated(String text) {
        return END.matcher(text.strip()).replaceAll("");
    }

    static Optional<Integer> year(String text) {
        return YEAR.matcher(text).results().findFirst().map(found -> Integer.valueOf(found.group(1)));
    }
}
