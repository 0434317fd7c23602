package id.simpul.policy;

import java.util.Optional;
import java.util.regex.Pattern;

/** A semester of an academic year as Indonesian universities write it: {@code 20261} is the odd one of 2026/27. */
public record Semester(int year, boolean odd) {
    private static final Pattern FORM = Pattern.compile("[1-9][0-9]{3}[12]");

    /** None if the text is not four digits of a year and a 1 (odd) or 2 (even). */
    public static Optional<Semester> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new Semester(Integer.parseInt(text.substring(0, 4)), text.endsWith("1")))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return year + (odd ? "1" : "2");
    }
}
