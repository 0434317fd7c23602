package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.partner.PersonalNumbers;
import java.util.ArrayDeque;
import java.util.Deque;

/** Fields or items beside each other that hold nothing but digits: a NIK may be divided among them. */
final class Neighbours {
    private static final int NIK = 16;

    /** Smaller numbers are counts. */
    private static final int SMALLEST = 1000;

    /** The last of them; each holds a digit at least, and one more shows where the first digit of a NIK begins. */
    private final Deque<String> pieces = new ArrayDeque<>(NIK + 1);

    /** Whether this one completes what passes as a NIK. */
    boolean completes(JsonNode next) {
        if (next.isTextual() && isDigits(next.textValue())) {
            return completes(next.textValue());
        }
        if (next.isIntegralNumber() && next.canConvertToLong() && next.longValue() >= SMALLEST) {
            return completes(next.asText());
        }
        pieces.clear();
        return false;
    }

    /** The name of a field stands beside its value. */
    boolean completesName(String name) {
        return isDigits(name) && completes(name);
    }

    private boolean completes(String piece) {
        if (pieces.size() > NIK) {
            pieces.removeFirst();
        }
        pieces.addLast(piece);
        return pieces.size() > 1 && PersonalNumbers.in("\n" + String.join("\n", pieces));
    }

    private static boolean isDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                return false;
            }
            digits += Character.isDigit(c) ? 1 : 0;
        }
        return digits > 0;
    }
}
