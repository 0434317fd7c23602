package id.simpul.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An International Standard Book Number in its 13-digit form (ISO 2108), however it was written. */
public record Isbn(String digits) {
    private static final int OLD_LENGTH = 10;
    private static final int LENGTH = 13;
    private static final Pattern BETWEEN = Pattern.compile("[\\s-]|^(?i:isbn)[\\s:]*");
    private static final Pattern OLD = Pattern.compile("[0-9]{9}[0-9X]");
    private static final Pattern NEW = Pattern.compile("97[89][0-9]{10}");
    /** A number and what follows it up to the next one. */
    private static final Pattern STATED = Pattern.compile("([0-9][0-9\\s-]{8,}[0-9Xx])([^0-9]*(?:\\([^)]*\\))?)");

    private static final Pattern OF_A_SET = Pattern.compile("(?i)lengkap|\\bset\\b|\\bcomplete\\b|\\bseluruh jilid\\b");

    /**
     * The number that was meant; none if its length or its check digit is wrong, as is common in school books. What stands in
     * brackets tells what the number is of; that of a whole set, "(no.jil.lengkap)", is no volume's.
     */
    public static Optional<Isbn> of(String written) {
        Optional<Isbn> plain = ofNumber(written);
        if (plain.isPresent() || written.indexOf('(') < 0) {
            return plain;
        }
        return STATED.matcher(written)
                .results()
                .filter(stated -> !OF_A_SET.matcher(stated.group(2)).find())
                .flatMap(stated -> ofNumber(stated.group(1)).stream())
                .findFirst();
    }

    private static Optional<Isbn> ofNumber(String written) {
        String text = BETWEEN.matcher(written).replaceAll("").toUpperCase(Locale.ROOT);
        if (OLD.matcher(text).matches() && oldSum(text) % 11 == 0) {
            String head = "978" + text.substring(0, OLD_LENGTH - 1);
            return Optional.of(new Isbn(head + (10 - sum(head) % 10) % 10));
        }
        boolean fits = text.length() == LENGTH && NEW.matcher(text).matches() && sum(text) % 10 == 0;
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
