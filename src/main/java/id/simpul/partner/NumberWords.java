package id.simpul.partner;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes numbers below a hundred that are spelled out, in Indonesian or digit by digit in English, in digits. */
final class NumberWords {
    private static final Map<String, String> DIGITS = new HashMap<>();
    private static final int LONGEST = 8;

    static {
        String[][] spoken = {
            {"nol", "kosong", "zero"},
            {"satu", "one"},
            {"dua", "two"},
            {"tiga", "three"},
            {"empat", "four"},
            {"lima", "five"},
            {"enam", "six"},
            {"tujuh", "seven"},
            {"delapan", "eight"},
            {"sembilan", "nine"}
        };
        for (int digit = 0; digit < spoken.length; digit++) {
            for (String word : spoken[digit]) {
                DIGITS.put(word, String.valueOf(digit));
            }
        }
        DIGITS.put("sepuluh", "10");
        DIGITS.put("sebelas", "11");
    }

    private final PlainSigns text;
    private final PlainSigns written;
    private boolean any;

    private NumberWords(PlainSigns text) {
        this.text = text;
        this.written = text.another();
    }

    /** The text with digits for words; the text itself if there were none. */
    static PlainSigns written(PlainSigns text) {
        NumberWords words = new NumberWords(text);
        words.write();
        return words.any ? words.written : text;
    }

    private void write() {
        for (int place = 0; place < text.length; ) {
            if (!text.isLetter(place)) {
                copy(place++);
                continue;
            }
            int end = text.endOfWord(place);
            String number = number(place, end);
            if (number.isEmpty()) {
                for (; place < end; place++) {
                    copy(place);
                }
            } else {
                place = number(number, place, end);
            }
        }
    }

    private String number(int start, int end) {
        return end - start > LONGEST
                ? ""
                : DIGITS.getOrDefault(text.text(start, end).toLowerCase(Locale.ROOT), "");
    }

    /** Two words more make a number of two digits: tiga belas, tujuh puluh, tujuh puluh lima. */
    private int number(String digit, int start, int end) {
        any = true;
        String next = word(end);
        int second = end + 1 + next.length();
        if (digit.length() == 1 && next.equals("belas")) {
            return put("1" + digit, start, second);
        }
        if (digit.length() == 1 && next.equals("puluh")) {
            String last = word(second);
            String unit = DIGITS.getOrDefault(last, "");
            return unit.length() == 1 && !unit.equals("0")
                    ? put(digit + unit, start, second + 1 + last.length())
                    : put(digit + "0", start, second);
        }
        return put(digit, start, end);
    }

    private String word(int blank) {
        if (blank + 1 >= text.length || text.signs[blank] != ' ') {
            return "";
        }
        return text.text(blank + 1, text.endOfWord(blank + 1)).toLowerCase(Locale.ROOT);
    }

    private int put(String digits, int start, int end) {
        for (int i = 0; i < digits.length(); i++) {
            written.add(digits.charAt(i), text.from[start], text.to[end - 1]);
        }
        return end;
    }

    private void copy(int place) {
        written.add(text.signs[place], text.from[place], text.to[place]);
    }
}
