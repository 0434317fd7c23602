package id.simpul.partner;

import java.util.Arrays;

/** The digits of a text in a row, and what stands between them. */
final class DigitRow {
    static final byte NOTHING = 0;
    static final byte ONE_SIGN = 1;
    static final byte SIGNS = 2;
    static final byte WORDS = 3;
    static final byte FAR = 4;

    private static final int MOST_SIGNS = 6;
    private static final int MOST_WORDS = 40;
    private static final String LETTERS = "OolIi|LZzSsBb";
    private static final String ROUND_OR_STRAIGHT = "OolI|";
    private static final String MEANT = "0011111225588";

    final PlainSigns text;
    byte[] values;
    /** Where in the plain text each stands. */
    int[] places;

    /** What stands before each. */
    byte[] gaps;

    int size;
    int real;

    private DigitRow(PlainSigns text) {
        this.text = text;
        values = new byte[32];
        places = new int[32];
        gaps = new byte[32];
    }

    static DigitRow of(PlainSigns text) {
        DigitRow row = new DigitRow(text);
        for (int place = 0; place < text.length; place++) {
            if (text.isDigit(place)) {
                row.add(text.signs[place] - '0', place);
                row.real++;
            }
        }
        return row;
    }

    /** The same, with the letters that are written for digits: in words of nothing but digits and such letters. */
    static DigitRow withLetters(PlainSigns text) {
        DigitRow row = new DigitRow(text);
        for (int place = 0; place < text.length; place++) {
            int end = place;
            boolean digits = false;
            boolean alike = true;
            while (end < text.length && (text.isDigit(end) || text.isLetter(end) || text.signs[end] == '|')) {
                digits |= text.isDigit(end);
                alike &= text.isDigit(end) || LETTERS.indexOf(text.signs[end]) >= 0;
                end++;
            }
            if (alike && (digits || isRoundOrStraight(text, place, end))) {
                row.word(place, end);
            }
            place = Math.max(place, end);
        }
        return row;
    }

    /** {@code OOl} beside digits is a number, {@code soil} is a word. */
    private static boolean isRoundOrStraight(PlainSigns text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (ROUND_OR_STRAIGHT.indexOf(text.signs[i]) < 0) {
                return false;
            }
        }
        return end > start;
    }

    private void word(int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.isDigit(i)) {
                add(text.signs[i] - '0', i);
                real++;
            } else {
                add(MEANT.charAt(LETTERS.indexOf(text.signs[i])) - '0', i);
            }
        }
    }

    private void add(int value, int place) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            places = Arrays.copyOf(places, 2 * size);
            gaps = Arrays.copyOf(gaps, 2 * size);
        }
        gaps[size] = size == 0 ? FAR : gap(places[size - 1] + 1, place);
        places[size] = place;
        values[size++] = (byte) value;
    }

    private byte gap(int start, int end) {
        int length = end - start;
        if (length <= 1) {
            return length == 0 ? NOTHING : text.isLetter(start) ? FAR : ONE_SIGN;
        }
        if (length > MOST_WORDS) {
            return FAR;
        }
        boolean letters = false;
        for (int i = start; i < end && !letters; i++) {
            letters = text.isLetter(i);
        }
        if (!letters) {
            return length <= MOST_SIGNS ? SIGNS : FAR;
        }
        return text.isLetter(start) || text.isLetter(end - 1) ? FAR : WORDS;
    }

    /** Whether one begins, or the row ends, there: no digit stands right before it. */
    boolean isEdge(int digit) {
        return digit == size || gaps[digit] != NOTHING;
    }

    /** Whether the same stands in all the gaps between these digits, of which there are two at least. */
    boolean isEvenlySpaced(int first, int end) {
        int known = -1;
        int seen = 0;
        for (int i = first + 1; i < end; i++) {
            if (gaps[i] == NOTHING) {
                continue;
            }
            if (known >= 0 && !sameGap(known, i)) {
                return false;
            }
            known = i;
            seen++;
        }
        return seen >= 2;
    }

    /** Whether a list of numbers stands there, with a comma and a blank between them. */
    boolean isList(int first, int end) {
        for (int i = first + 1; i < end; i++) {
            if (gaps[i] == SIGNS && text.signs[places[i - 1] + 1] == ',') {
                return true;
            }
        }
        return false;
    }

    private boolean sameGap(int one, int other) {
        return Arrays.equals(
                text.signs, places[one - 1] + 1, places[one], text.signs, places[other - 1] + 1, places[other]);
    }
}
