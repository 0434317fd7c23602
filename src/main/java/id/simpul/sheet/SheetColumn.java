package id.simpul.sheet;

import id.simpul.ledger.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A column of a list.
 *
 * @param key what it is called on the wire; also taken as a heading
 * @param heading what people call it, either of which is taken as a heading
 * @param required whether each line must have something in it
 * @param code whether its digits must stay as they were typed, zeros in front included
 * @param hint what goes into it
 * @param samples what stands in it in the sample, line by line
 */
public record SheetColumn(
        String key, Phrase heading, boolean required, boolean code, Phrase hint, List<String> samples) {
    public SheetColumn {
        samples = List.copyOf(samples);
    }

    static SheetColumn of(String key, Phrase heading, Phrase hint, String... samples) {
        return new SheetColumn(key, heading, false, false, hint, List.of(samples));
    }

    SheetColumn needed() {
        return new SheetColumn(key, heading, true, code, hint, samples);
    }

    SheetColumn asCode() {
        return new SheetColumn(key, heading, required, true, hint, samples);
    }

    /** Whether a heading means this column. */
    boolean isCalled(String text) {
        String plain = plain(text);
        return Stream.of(key, heading.indonesian(), heading.english())
                .map(SheetColumn::plain)
                .anyMatch(plain::equals);
    }

    /** What people write alike: without capitals, spaces and signs, and the star of what is required. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
