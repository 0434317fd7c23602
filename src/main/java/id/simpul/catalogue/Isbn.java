package id.simpul.catalogue;

import java.util.Optional;

/** An International Standard Book Number in its 13-digit form (ISO 2108), however it was written. */
public record Isbn(String digits) {
    private static final int OLD_LENGTH = 10;
    private static final int LENGTH = 13;

    /** The number that was meant; none if its length or its check digit is wrong, as is common in school books. */
    public static Optional<Isbn> of(String written) {
        String text = written.replaceAll("[\\s-]", "").toUpperCase(java.util.Locale.ROOT);
        if (text.matches("[0-9]{9}[0-9X]") && oldSum(text) % 11 == 0) {
            String head = "978" + text.substring(0, OLD_LENGTH - 1);
            return Optional.of(new Isbn(head + (10 - sum(head) % 10) % 10));
        }
        boolean fits = text.length() == LENGTH && text.matches("97[89][0-9]{10}") && sum(text) % 10 == 0;
        return fits ? Optional.of(new Isbn(text)) : Optional.empty();
    }

    private static int oldSum(String text) {
        int sum = 0;
        for (int i = 0; i < OLD_LENGTH; i++) {
            int digit = text.charAt(i) == 'X' ? 10 : text.charAt(i) - '0';
            sum += (OLD_LENGTH - i) * digit;
        }
        return sum;
    }

    private static int sum(String text) {
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            sum += (i % 2 == 0 ? 1 : 3) * (text.charAt(i) - '0');
        }
        return sum;
    }

    @Override
    public String toString() {
        return digits;
    }
}
