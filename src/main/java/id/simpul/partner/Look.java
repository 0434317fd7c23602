package id.simpul.partner;

/** What one pass over the signs of a text tells: whether there can be 16 digits in it at all, and in which way. */
final class Look {
    /** The shortest is a hexadecimal number. */
    private static final int SHORTEST = 14;

    private static final int SHORTEST_CODE = 21;
    private static final int FEWEST_CAPITALS = 4;
    private static final int FEWEST_DIGITS = 5;
    private static final int FEWEST_SPOKEN = 12;
    private static final byte DIGIT = 1;
    private static final byte LETTER = 2;
    private static final byte ALIKE = 3;
    private static final byte OF_CODE = 4;
    private static final byte[] KINDS = new byte[128];

    static {
        for (char c = '0'; c <= '9'; c++) {
            KINDS[c] = DIGIT;
        }
        for (char c = 'a'; c <= 'z'; c++) {
            KINDS[c] = LETTER;
            KINDS[Character.toUpperCase(c)] = LETTER;
        }
        "OolIiLZzSsBb".chars().forEach(c -> KINDS[c] = ALIKE);
        KINDS['|'] = ALIKE;
        "+/-_".chars().forEach(c -> KINDS[c] = OF_CODE);
    }

    private final int length;
    private int digits;

    /** Letters of words that hold nothing but digits and letters that look like some. */
    private int alike;

    private int words;
    private int lastCapitals;
    private boolean code;
    private boolean hexadecimal;

    Look(String text) {
        length = text.length();
        if (length >= SHORTEST) {
            pass(text);
        }
    }

    private void pass(String text) {
        int run = 0;
        int capitals = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            byte kind = c < 128 ? KINDS[c] : foreign(c);
            if (kind == DIGIT || kind == LETTER || kind == ALIKE) {
                int end = word(text, i);
                run += end - i;
                i = end - 1;
                capitals += lastCapitals;
            } else if (kind == OF_CODE) {
                run++;
            } else {
                run = 0;
                capitals = 0;
            }
            code |= run >= SHORTEST_CODE && capitals >= FEWEST_CAPITALS;
        }
    }

    private int word(String text, int start) {
        int letters = 0;
        int lookalikes = 0;
        int capitals = 0;
        int end = start;
        for (; end < length; end++) {
            char c = text.charAt(end);
            byte kind = c < 128 ? KINDS[c] : foreign(c);
            if (kind == DIGIT) {
                digits++;
                continue;
            }
            if (kind != ALIKE && kind != LETTER) {
                break;
            }
            lookalikes += kind == ALIKE ? 1 : 0;
            letters += kind == LETTER ? 1 : 0;
            capitals += c <= 'Z' ? 1 : 0;
            hexadecimal |= c == 'x' || c == 'X';
        }
        alike += letters == 0 ? lookalikes : 0;
        words += letters > 0 ? 1 : 0;
        lastCapitals = capitals;
        return end;
    }

    /** Half a sign beyond the basic plane may be a digit too. */
    private static byte foreign(char c) {
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER || type == Character.OTHER_NUMBER || (c <= 0xDFFF && c >= 0xDC00)
                ? DIGIT
                : type == Character.UPPERCASE_LETTER || type == Character.LOWERCASE_LETTER ? ALIKE : 0;
    }

    boolean isWorthwhile() {
        return mayBeWritten() || mayBeEncoded();
    }

    boolean mayBeWritten() {
        return (digits + alike >= Nik.LENGTH && digits >= FEWEST_DIGITS) || mayBeSpelled();
    }

    /** A word is one digit or two; not everything but digits is something else. */
    boolean mayBeSpelled() {
        return digits + 2 * words >= Nik.LENGTH && digits + words >= FEWEST_SPOKEN;
    }

    boolean mayBeEncoded() {
        return code || digits >= Nik.LENGTH || (hexadecimal && length >= SHORTEST && digits >= 2);
    }
}
