package id.simpul.partner;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text sign by sign as a reader sees it: digits of any script are 0 to 9, what cannot be seen is not there, and letters that look like
 * Latin ones are those. Each sign knows its place in the text.
 */
final class PlainSigns {
    private static final String LIKE_O = "\u041e\u043e\u039f\u03bf\u0555\u0585";
    private static final String LIKE_I = "\u0406\u0456\u0399\u03b9\u04c0\u04cf";

    char[] signs;
    int[] from;
    int[] to;
    int length;

    private PlainSigns(int capacity) {
        signs = new char[capacity];
        from = new int[capacity];
        to = new int[capacity];
    }

    static PlainSigns of(String text) {
        PlainSigns plain = new PlainSigns(text.length());
        for (int i = 0; i < text.length(); ) {
            int sign = text.codePointAt(i);
            int end = i + Character.charCount(sign);
            if (sign < 128) {
                plain.add((char) sign, i, end);
            } else {
                plain.foreign(sign, i, end);
            }
            i = end;
        }
        return plain;
    }

    /** Room for a text that is made from this one. */
    PlainSigns another() {
        return new PlainSigns(length);
    }

    void add(char sign, int start, int end) {
        if (length == signs.length) {
            int more = 2 * length + 16;
            signs = Arrays.copyOf(signs, more);
            from = Arrays.copyOf(from, more);
            to = Arrays.copyOf(to, more);
        }
        signs[length] = sign;
        from[length] = start;
        to[length++] = end;
    }

    boolean isDigit(int place) {
        return signs[place] >= '0' && signs[place] <= '9';
    }

    boolean isLetter(int place) {
        char sign = signs[place];
        return (sign >= 'a' && sign <= 'z')
                || (sign >= 'A' && sign <= 'Z')
                || (sign >= 128 && Character.isLetter(sign));
    }

    /** The end of the letters and digits that stand together there. */
    int endOfWord(int start) {
        int end = start;
        while (end < length && (isDigit(end) || isLetter(end))) {
            end++;
        }
        return end;
    }

    String text(int start, int end) {
        return new String(signs, start, end - start);
    }

    @Override
    public String toString() {
        return text(0, length);
    }

    private void foreign(int sign, int start, int end) {
        int digit = Character.digit(sign, 10);
        if (digit >= 0) {
            add((char) ('0' + digit), start, end);
        } else if (LIKE_O.indexOf(sign) >= 0) {
            add('O', start, end);
        } else if (LIKE_I.indexOf(sign) >= 0) {
            add('I', start, end);
        } else if (!isUnseen(sign)) {
            Normalizer.normalize(Character.toString(sign), Normalizer.Form.NFKD)
                    .codePoints()
                    .filter(part -> !isUnseen(part))
                    .forEach(part -> add(Character.isBmpCodePoint(part) ? (char) part : '\ufffd', start, end));
        }
    }

    /** Format signs, joiners, marks that are set upon others, fillers. */
    private static boolean isUnseen(int sign) {
        int type = Character.getType(sign);
        return type == Character.FORMAT
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.CONTROL
                || sign == 0x115F
                || sign == 0x1160
                || sign == 0x3164
                || sign == 0xFFA0;
    }
}
