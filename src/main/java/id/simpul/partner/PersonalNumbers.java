package id.simpul.partner;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Finds what passes as a national identity number (NIK), so that it is neither taken nor kept: however its digits are divided, spelled,
 * disguised or encoded. Nearly every text is done with after one look at its signs.
 */
public final class PersonalNumbers {
    private static final String IN_ITS_PLACE = "[NIK]";
    private static final int LONGEST_NUMBER = 24;

    /** How often an encoding within another is read. */
    private static final int DEPTH = 3;

    private static final int MOST_TAKEN_OUT = 100;

    private static final int DAY = 10;
    private static final int MINUTES = 13;
    private static final int LONGEST_MOMENT = 25;

    private PersonalNumbers() {}

    /** Whether the text holds a number that passes as a NIK. */
    public static boolean in(String text) {
        if (isMoment(text)) {
            return false;
        }
        Look look = new Look(text);
        return look.isWorthwhile() && (find(text, look).isPresent() || isEncoded(text, look, DEPTH));
    }

    /** Whether the number, written out, passes as a NIK; also as {@code 1.375011205900001E15}. */
    public static boolean in(BigDecimal number) {
        int whole = number.precision() - number.scale();
        return in(
                whole >= Nik.LENGTH && whole <= LONGEST_NUMBER
                        ? number.abs().toBigInteger().toString()
                        : number.toString());
    }

    /** The text with every number that passes as a NIK taken out of it; nothing of it is left where one is encoded. */
    public static String redact(String text) {
        String redacted = text;
        for (int taken = 0; taken < MOST_TAKEN_OUT; taken++) {
            Look look = new Look(redacted);
            if (!look.isWorthwhile()) {
                return redacted;
            }
            Optional<int[]> found = find(redacted, look);
            if (found.isEmpty()) {
                return isEncoded(redacted, look, DEPTH) ? IN_ITS_PLACE : redacted;
            }
            redacted = redacted.substring(0, found.get()[0]) + IN_ITS_PLACE + redacted.substring(found.get()[1]);
        }
        return IN_ITS_PLACE;
    }

    /** {@code 2026-07-01T08:00:00+07:00}, which every message holds: no 16 digits in a row of it begin with a province. */
    private static boolean isMoment(String text) {
        return text.length() > MINUTES
                && text.length() <= LONGEST_MOMENT
                && text.startsWith("20")
                && text.charAt(4) == '-'
                && text.charAt(DAY) == 'T'
                && text.charAt(MINUTES) == ':';
    }

    /** The place of the first that stands in the text as it is read by people. */
    private static Optional<int[]> find(String text, Look look) {
        if (!look.mayBeWritten()) {
            return Optional.empty();
        }
        PlainSigns plain = PlainSigns.of(text);
        Optional<int[]> found = find(DigitRow.of(plain));
        if (found.isEmpty()) {
            found = find(DigitRow.withLetters(plain));
        }
        if (found.isEmpty() && look.mayBeSpelled()) {
            PlainSigns written = NumberWords.written(plain);
            return written == plain ? found : find(DigitRow.of(written));
        }
        return found;
    }

    private static Optional<int[]> find(DigitRow row) {
        return NikSearch.isWorthIt(row) ? new NikSearch(row).first() : Optional.empty();
    }

    private static boolean isEncoded(String text, Look look, int depth) {
        return depth > 0
                && look.mayBeEncoded()
                && Encodings.read(text).stream()
                        .anyMatch(read -> !read.equals(text) && isWithin(read, new Look(read), depth - 1));
    }

    private static boolean isWithin(String read, Look look, int depth) {
        return look.isWorthwhile() && (find(read, look).isPresent() || isEncoded(read, look, depth));
    }
}
