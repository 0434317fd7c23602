package id.simpul.catalogue;

import java.util.Map;
import java.util.regex.Pattern;

/** Numbers as titles have them, in figures: Roman ones, and those in Indonesian or English words. */
final class Numerals {
    private static final Pattern ROMAN = Pattern.compile("x{0,3}(?:ix|iv|v?i{0,3})");
    private static final Pattern ZEROS = Pattern.compile("^0+(?=[0-9])");

    private static final Map<String, String> IN_WORDS = Map.ofEntries(
            Map.entry("satu", "1"),
            Map.entry("kesatu", "1"),
            Map.entry("pertama", "1"),
            Map.entry("dua", "2"),
            Map.entry("kedua", "2"),
            Map.entry("tiga", "3"),
            Map.entry("ketiga", "3"),
            Map.entry("empat", "4"),
            Map.entry("keempat", "4"),
            Map.entry("lima", "5"),
            Map.entry("kelima", "5"),
            Map.entry("enam", "6"),
            Map.entry("keenam", "6"),
            Map.entry("tujuh", "7"),
            Map.entry("ketujuh", "7"),
            Map.entry("delapan", "8"),
            Map.entry("kedelapan", "8"),
            Map.entry("sembilan", "9"),
            Map.entry("kesembilan", "9"),
            Map.entry("sepuluh", "10"),
            Map.entry("kesepuluh", "10"),
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"));

    private Numerals() {}

    /** A word of two Roman figures or more is a number wherever it stands; others stay as they are. */
    static String inFigures(String word) {
        return word.length() > 1 && isRoman(word) ? String.valueOf(value(word)) : word;
    }

    /** What stands where a number is expected: one Roman figure and a number in words too, without noughts before it. */
    static String expected(String word) {
        if (isRoman(word)) {
            return String.valueOf(value(word));
        }
        String figures = IN_WORDS.getOrDefault(word, word);
        return isNumber(figures) ? ZEROS.matcher(figures).replaceFirst("") : figures;
    }

    static boolean isNumber(String word) {
        for (int place = 0; place < word.length(); place++) {
            if (!isFigure(word.charAt(place))) {
                return false;
            }
        }
        return !word.isEmpty();
    }

    static boolean hasFigure(String text) {
        for (int place = 0; place < text.length(); place++) {
            if (isFigure(text.charAt(place))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFigure(char letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isRoman(String word) {
        char first = word.isEmpty() ? ' ' : word.charAt(0);
        return (first == 'i' || first == 'v' || first == 'x')
                && ROMAN.matcher(word).matches();
    }

    private static int value(String roman) {
        int sum = 0;
        for (int place = 0; place < roman.length(); place++) {
            int figure = figure(roman.charAt(place));
            boolean less = place + 1 < roman.length() && figure < figure(roman.charAt(place + 1));
            sum += less ? -figure : figure;
        }
        return sum;
    }

    private static int figure(char letter) {
        return letter == 'x' ? 10 : letter == 'v' ? 5 : 1;
    }
}
