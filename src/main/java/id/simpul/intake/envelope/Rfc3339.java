package id.simpul.intake.envelope;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads times as RFC 3339 writes them. Java's own reader takes other forms too and no leap second; the schema validator's
 * (itu 1.14) refuses {@code -00:00}, more than nine digits of a fraction and a leap second in another zone than UTC, all of
 * which the RFC allows, and takes a space for the T and any text behind the zone.
 */
final class Rfc3339 {
    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})[Tt](\\d{2}):(\\d{2}):(\\d{2})"
            + "(?:\\.(\\d{1,9})\\d*)?(?:[Zz]|([+-])(\\d{2}):(\\d{2}))");
    private static final int LONGEST = 64;
    private static final int LEAP_SECOND = 60;
    /** Beyond these neither the database nor the calendar's arithmetic holds them in every zone. */
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private Rfc3339() {}

    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(instant(form)).filter(time -> !time.isBefore(FIRST) && time.isBefore(END));
        } catch (DateTimeException e) {
            return Optional.empty(); // a day or an hour that does not exist
        }
    }

    private static Instant instant(Matcher form) {
        int second = number(form, 6);
        boolean leap = second == LEAP_SECOND;
        LocalDateTime local = LocalDateTime.of(
                number(form, 1),
                number(form, 2),
                number(form, 3),
                number(form, 4),
                number(form, 5),
                leap ? second - 1 : second,
                nanos(form));
        return local.toInstant(offset(form)).plusSeconds(leap ? 1 : 0);
    }

    private static int nanos(Matcher form) {
        return form.group(7) == null ? 0 : Integer.parseInt((form.group(7) + "00000000").substring(0, 9));
    }

    private static ZoneOffset offset(Matcher form) {
        if (form.group(8) == null) {
            return ZoneOffset.UTC;
        }
        int sign = form.group(8).equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(form, 9), sign * number(form, 10));
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
