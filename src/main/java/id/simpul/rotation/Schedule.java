package id.simpul.rotation;

import id.simpul.agenda.Mornings;
import id.simpul.agenda.WorkingDays;
import id.simpul.policy.Almanac;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.RotationDates;
import id.simpul.policy.VisitReminders;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** When things of the rotation fall due: exchanges by policy and calendars, chores in the morning of their day. */
public final class Schedule {
    private final Policies policies;
    private final Mornings mornings;
    private final Supplier<Calendars> calendars;
    private final Map<Key, RotationDates> known = new ConcurrentHashMap<>();

    private record Key(int calendars, Policy policy, String region) {}

    /**
     * @param calendars those in force now; a new import is seen at once
     */
    public Schedule(Policies policies, Supplier<Calendars> calendars) {
        this.policies = policies;
        this.mornings = new Mornings(policies);
        this.calendars = calendars;
    }

    /** The exchanges of a region's schools, by a policy and the calendars in force now: the national ones and those of the region. */
    public RotationDates dates(Policy policy, String region) {
        Almanac almanac = calendars.get().latest();
        return known.computeIfAbsent(
                new Key(almanac.version(), policy, region),
                key -> new RotationDates(policy.rotation(), almanac.schoolDays(policy, region)));
    }

    /** The days on which a region's schools are reminded of a visit. */
    public VisitReminders reminders(Policy policy, String region) {
        return new VisitReminders(policy.rotation(), dates(policy, region).schoolDays());
    }

    /** The calendars in force now. */
    public Almanac almanac() {
        return calendars.get().latest();
    }

    public Policy policyOn(LocalDate day) {
        return policies.asOf(day);
    }

    /** How long a copy that came back takes until it can go again, by a policy and the calendars in force now. */
    public Turnaround turnaround(Policy policy) {
        Policy.Rotation rules = policy.rotation();
        return new Turnaround(calendars.get().latest().libraryDays(policy, rules.schoolWeek()), rules.turnaroundDays());
    }

    /** The days on which offices work. */
    public WorkingDays workingDays() {
        return new WorkingDays(mornings, calendars);
    }

    /** When a day's chores fall due. */
    public Mornings mornings() {
        return mornings;
    }
}
