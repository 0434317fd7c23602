package id.simpul.agenda;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntFunction;

/** The days on which somebody is reminded: so many days before or after one that counts, as the policy lists them. */
public final class Reminders {
    private Reminders() {}

    /** The next of the reminders so many days before a day. */
    public static Optional<LocalDate> before(LocalDate counted, Collection<Integer> days, LocalDate after) {
        return next(days, counted::minusDays, after);
    }

    /** The next of the reminders so many days from a day on. */
    public static Optional<LocalDate> since(LocalDate counted, Collection<Integer> days, LocalDate after) {
        return next(days, counted::plusDays, after);
    }

    /** The first of them after a day; none if they are all past. */
    private static Optional<LocalDate> next(
            Collection<Integer> days, IntFunction<LocalDate> reminder, LocalDate after) {
        return days.stream()
                .map(reminder::apply)
                .filter(day -> day.isAfter(after))
                .min(Comparator.naturalOrder());
    }
}
