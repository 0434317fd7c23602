package id.simpul.catalogue;

import id.simpul.catalogue.Words.Word;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is said of an edition, a printing or a binding within a title, and makes no other work. An edition with a number or a year
 * stays: it may be the issue of a serial.
 */
final class Editions {
    private static final Set<String> EDITION = Set.of("edisi", "ed", "edition");
    private static final Set<String> RENEWED = Set.of("revisi", "rev", "direvisi", "baru", "revised", "terbaru");
    static final Set<String> PRINTING = Set.of("cetakan", "cet");
    private static final Set<String> COVER = Set.of("cover", "cov");
    private static final Set<String> BINDING = Set.of("hard", "soft");
    /** The general material designation of older rules. */
    private static final Pattern MATERIAL = Pattern.compile(
            "\\[\\s*(?:sumber elektroni[ks]|electronic resource|bahan tercetak|teks|text|buku|rekaman \\p{L}+)\\s*]",
            Pattern.CASE_INSENSITIVE);

    private Editions() {}

    static String withoutMaterial(String title) {
        return title.indexOf('[') < 0 ? title : MATERIAL.matcher(title).replaceAll(" ");
    }

    /** Takes them out wherever they stand behind the first word. */
    static void takeOut(List<Word> words) {
        for (int place = 1; place + 1 < words.size(); place++) {
            int length = length(words, place);
            if (length > 0) {
                boolean closed = words.get(place + length - 1).closed();
                words.subList(place, place + length).clear();
                Word before = words.get(place - 1);
                words.set(place - 1, new Word(before.text(), before.closed() || closed, before.pointed()));
                // The two words before it may be one with what is next to them now.
                place = Math.max(0, place - 3);
            }
        }
    }

    private static int length(List<Word> words, int place) {
        String one = words.get(place).text();
        String two = words.get(place + 1).text();
        boolean renewed =
                (EDITION.contains(one) && RENEWED.contains(two)) || (RENEWED.contains(one) && EDITION.contains(two));
        if (renewed) {
            return isNumber(words, place + 2) ? 0 : 2;
        }
        if (BINDING.contains(one) && COVER.contains(two)) {
            return 2;
        }
        if (PRINTING.contains(one)) {
            int number = two.equals("ke") ? place + 2 : place + 1;
            return isNumber(words, number) ? number + 1 - place : 0;
        }
        return 0;
    }

    private static boolean isNumber(List<Word> words, int place) {
        return place < words.size()
                && Numerals.isNumber(Numerals.expected(words.get(place).text()));
    }
}
