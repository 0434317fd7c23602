package id.simpul.agenda;

import id.simpul.policy.Calendars;
import id.simpul.policy.OpenDays;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * The days on which offices work, where the library is: who is reminded of something is reminded on one of these.
 *
 * @param calendars those in force now; a new import is seen at once
 */
public record WorkingDays(Mornings mornings, Supplier<Calendars> calendars) {
    /** Longer than any row of days off: what is farther is a mistaken calendar, and leaves a day where it is. */
    private static final int SEARCHED_DAYS = 40;

    /** The day itself if it is a working day, else the last one before it. */
    public LocalDate onOrBefore(LocalDate day) {
        return days(day).onOrBefore(day, SEARCHED_DAYS).orElse(day);
    }

    /** The last day whose reminders come on this day or have come before it: those of the days off that follow are among them. */
    LocalDate through(LocalDate today) {
        LocalDate tomorrow = today.plusDays(1);
        return days(today)
                .onOrAfter(tomorrow, SEARCHED_DAYS)
                .map(next -> next.minusDays(1))
                .orElse(today);
    }

    private OpenDays days(LocalDate day) {
        Policy policy = mornings.policyOn(day);
        return calendars.get().latest().libraryDays(policy, policy.rotation().schoolWeek());
    }
}
