package id.simpul.intake.envelope;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as RFC 3339 writes them; Java's own reader takes other forms too and no leap second. */
final class Rfc3339 {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:)(\\d{2})(?:(\\.\\d{1,9})\\d*)?" + "(Z|[+-]\\d{2}:\\d{2})");
    private static final int LONGEST = 64;

    private Rfc3339() {}

    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text.toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        boolean leap = form.group(2).equals("60");
        String fraction = form.group(3) == null ? "" : form.group(3);
        try {
            Instant time = OffsetDateTime.parse(
                            form.group(1) + (leap ? "59" : form.group(2)) + fraction + form.group(4))
                    .toInstant();
            return Optional.of(leap ? time.plus(Duration.ofSeconds(1)) : time);
        } catch (DateTimeException e) {
            return Optional.empty(); // a day or an hour that does not exist
        }
    }
}
