package id.simpul.policy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The days on which a school is reminded of the visit that collects its books, and of what has not come back: school days, since
 * pupils who are away bring no books. Before a long break there is one reminder more (R7, R9).
 */
@Decides({Rule.R7, Rule.R9})
public record VisitReminders(Policy.Rotation policy, OpenDays schoolDays) {
    /** A school that has been closed for longer is reminded on the day itself. */
    private static final int SEARCHED_DAYS = 100;

    /** By their days, each with what it is called for ever: {@code 14 days before}, {@code before the break}. */
    public SortedMap<LocalDate, String> before(LocalDate visit) {
        SortedMap<LocalDate, String> days = new TreeMap<>();
        policy.dueReminderDays().stream()
                .sorted(Collections.reverseOrder())
                .forEach(ahead -> days.putIfAbsent(onOrBefore(visit.minusDays(ahead)), ahead + " days before"));
        evesOfBreaks(visit).forEach(eve -> beforeTheBreak(eve)
                .filter(extra -> days.subMap(extra, eve).isEmpty())
                .ifPresent(extra -> days.put(extra, "before the break of " + eve)));
        return Collections.unmodifiableSortedMap(days);
    }

    /** As {@link #before}, of books that should have come back: school days after that day and before they count as lost. */
    public SortedMap<LocalDate, String> after(LocalDate visit) {
        SortedMap<LocalDate, String> days = new TreeMap<>();
        policy.overdueReminderDays().stream()
                .filter(over -> over < policy.lostAfterDays())
                .sorted()
                .forEach(over -> days.putIfAbsent(lastUntil(visit, over), over + " days after"));
        days.keySet().removeIf(day -> !day.isBefore(visit.plusDays(policy.lostAfterDays())));
        return Collections.unmodifiableSortedMap(days);
    }

    /** The last school day before a long break that ends with the visit: by then the books must be gathered. */
    public Optional<LocalDate> gatherBy(LocalDate visit) {
        return schoolDays
                .onOrBefore(visit.minusDays(1), SEARCHED_DAYS)
                .filter(last -> ChronoUnit.DAYS.between(last, visit) > policy.longBreakDays());
    }

    /** Of the long breaks between the first reminder and the visit: the last school day before each. */
    private List<LocalDate> evesOfBreaks(LocalDate visit) {
        List<LocalDate> eves = new ArrayList<>();
        int farthest = policy.dueReminderDays().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        Optional<LocalDate> eve = schoolDays.onOrBefore(visit.minusDays(1), SEARCHED_DAYS);
        LocalDate after = visit;
        while (eve.isPresent() && after.isAfter(visit.minusDays(farthest))) {
            if (ChronoUnit.DAYS.between(eve.get(), after) > policy.longBreakDays()) {
                eves.add(eve.get());
            }
            after = eve.get();
            eve = schoolDays.onOrBefore(after.minusDays(1), SEARCHED_DAYS);
        }
        return eves;
    }

    /** So many school days before the last one. */
    private Optional<LocalDate> beforeTheBreak(LocalDate eve) {
        Optional<LocalDate> day = Optional.of(eve);
        for (int back = 0; back < policy.breakReminderSchoolDays(); back++) {
            day = day.flatMap(later -> schoolDays.onOrBefore(later.minusDays(1), SEARCHED_DAYS));
        }
        return day;
    }

    private LocalDate onOrBefore(LocalDate day) {
        return schoolDays.onOrBefore(day, SEARCHED_DAYS).orElse(day);
    }

    private LocalDate lastUntil(LocalDate visit, int over) {
        return schoolDays.onOrBefore(visit.plusDays(over), over).orElseGet(() -> schoolDays
                .onOrAfter(visit.plusDays(over), SEARCHED_DAYS)
                .orElse(visit.plusDays(over)));
    }
}
