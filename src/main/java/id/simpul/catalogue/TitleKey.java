package id.simpul.catalogue;

import id.simpul.ledger.Ids;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By what a work is known again: its title, author and volume, written alike, or its ISBN and volume. Two descriptions that
 * share a key are one title, whatever copy or printing they were taken from.
 */
public record TitleKey(String value) {
    /**
     * Which way of writing titles alike this is; to be raised by one whenever {@link #plain(String)} changes. What was stored by an
     * earlier one is written anew after the hub's start.
     */
    public static final int VERSION = 1;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern VOLUME_WORD = Pattern.compile("^(jilid|jil|volume|vol|nomor|no|buku|seri|bagian)\\s+");

    /** The key of title, author and volume; the order of an author's names does not matter. */
    public static TitleKey ofWork(String title, Optional<String> author, Optional<String> volume) {
        return new TitleKey(
                Ids.of("tit", plain(title), author.map(TitleKey::sorted).orElse(""), plainVolume(volume)));
    }

    /** The key of an ISBN and a volume; none if the number is not a valid ISBN. */
    public static Optional<TitleKey> ofIsbn(Optional<String> isbn, Optional<String> volume) {
        return isbn.flatMap(Isbn::of).map(number -> new TitleKey("isbn-" + number + volumePart(volume)));
    }

    /** Title and volume as one, written alike. */
    public static String plain(String title, Optional<String> volume) {
        return plain(volume.map(number -> title + " " + number).orElse(title));
    }

    /** Small letters and digits, without accents and marks, single spaces. */
    public static String plain(String text) {
        String bare = isAscii(text)
                ? text
                : MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("");
        return NOT_A_WORD.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    private static String volumePart(Optional<String> volume) {
        String plain = plainVolume(volume);
        return plain.isEmpty() ? "" : "-" + Ids.of("vol", plain);
    }

    private static String plainVolume(Optional<String> volume) {
        String plain = volume.map(TitleKey::plain).orElse("");
        String bare = VOLUME_WORD.matcher(plain).replaceFirst("");
        return bare.matches("0+[0-9]+") ? bare.replaceFirst("^0+(?=[0-9])", "") : bare;
    }

    private static String sorted(String names) {
        return Arrays.stream(plain(names).split(" ")).sorted().collect(Collectors.joining(" "));
    }
}
