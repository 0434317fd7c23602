package id.simpul.booking.training;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A civil servant's rank, such as III/a: a group in Roman numerals and a grade in it. */
record Rank(String group) {
    private static final Pattern FORM = Pattern.compile("(?:(I{1,3})(?:\\s*/?\\s*[A-D])?|(IV)(?:\\s*/?\\s*[A-E])?)");

    /** Nothing if it is no rank of the civil service. */
    static Optional<Rank> of(String text) {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        return form.matches()
                ? Optional.of(new Rank(Optional.ofNullable(form.group(1)).orElseGet(() -> form.group(2))))
                : Optional.empty();
    }
}
