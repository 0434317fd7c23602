package id.simpul.rotation;

import id.simpul.policy.Almanac;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.RotationDates;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** When things of the rotation fall due: exchanges by policy and calendars, chores at six in the morning of their day. */
public final class Schedule {
    private static final LocalTime HOUR = LocalTime.of(6, 0);

    private final Policies policies;
    private final Supplier<Calendars> calendars;
    private final Map<Key, RotationDates> known = new ConcurrentHashMap<>();

    private record Key(int calendars, LocalDate policy) {}

    /**
     * @param calendars those in force now; a new import is seen at once
     */
    public Schedule(Policies policies, Supplier<Calendars> calendars) {
        this.policies = policies;
        this.calendars = calendars;
    }

    /** The exchanges by a policy and the calendars in force now. */
    public RotationDates dates(Policy policy) {
        Almanac almanac = calendars.get().latest();
        return known.computeIfAbsent(
                new Key(almanac.version(), policy.effective()),
                key -> new RotationDates(
                        policy.rotation(),
                        almanac.schoolDays(policy, policy.library().region())));
    }

    public RotationDates datesOn(LocalDate day) {
        return dates(policyOn(day));
    }

    public Policy policyOn(LocalDate day) {
        return policies.asOf(day);
    }

    /** When a day's chores fall due. */
    public Instant dueAt(LocalDate day) {
        return day.atTime(HOUR).atZone(policies.zone()).toInstant();
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, policies.zone());
    }

    /** The last day whose chores have fallen due by then. */
    public LocalDate lastDueDay(Instant until) {
        LocalDate day = dayOf(until);
        return dueAt(day).isAfter(until) ? day.minusDays(1) : day;
    }
}
