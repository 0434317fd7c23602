package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.partner.PersonalNumbers;

/** Fields or items beside each other that hold nothing but digits: a NIK may be divided among them. */
final class Neighbours {
    private static final int NIK = 16;

    /** Smaller numbers are counts. */
    private static final int SMALLEST = 1000;

    private StringBuilder together;
    private int pieces;

    /** Whether this one completes what passes as a NIK. */
    boolean completes(JsonNode next) {
        if (next.isTextual() && isDigits(next.textValue())) {
            return completes(next.textValue());
        }
        if (next.isIntegralNumber() && next.canConvertToLong() && next.longValue() >= SMALLEST) {
            return completes(next.asText());
        }
        pieces = 0;
        return false;
    }

    /** The name of a field stands beside its value. */
    boolean completesName(String name) {
        return isDigits(name) && completes(name);
    }

    private boolean completes(String piece) {
        if (pieces++ == 0) {
            together = new StringBuilder();
        }
        together.append('\n').append(piece);
        return pieces > 1 && together.length() > NIK && PersonalNumbers.in(together.toString());
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
