package id.simpul.policy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hours of a day at which people are written to. */
record MailHours(LocalTime from, LocalTime to) {
    private static final Pattern FORM = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d) ?- ?([01]\\d|2[0-3]):([0-5]\\d)");
    private static final int WEEK = 7;

    /** Reads {@code 07:00-17:00}; nothing if it is not so, or ends before it begins. */
    static Optional<MailHours> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        LocalTime from = LocalTime.parse(form.group(1) + ":" + form.group(2));
        LocalTime to = LocalTime.parse(form.group(3) + ":" + form.group(4));
        return from.isBefore(to) ? Optional.of(new MailHours(from, to)) : Optional.empty();
    }

    /** That time if it is within them, else when they next begin. */
    Instant next(Instant at, Set<DayOfWeek> days, ZoneId zone) {
        ZonedDateTime time = at.atZone(zone);
        for (int day = 0; day <= WEEK; day++) {
            ZonedDateTime opens = time.toLocalDate().plusDays(day).atTime(from).atZone(zone);
            ZonedDateTime closes = time.toLocalDate().plusDays(day).atTime(to).atZone(zone);
            if (days.contains(opens.getDayOfWeek()) && time.isBefore(closes)) {
                return time.isBefore(opens) ? opens.toInstant() : at;
            }
        }
        return at;
    }
}
