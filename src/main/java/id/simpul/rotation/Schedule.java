package id.simpul.rotation;

import id.simpul.agenda.Mornings;
import id.simpul.policy.Almanac;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import id.simpul.policy.RotationDates;
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

    private record Key(int calendars, LocalDate policy) {}

    /**
     * @param calendars those in force now; a new import is seen at once
     */
    public Schedule(Policies policies, Supplier<Calendars> calendars) {
        this.policies = policies;
        this.mornings = new Mornings(policies);
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

    /** How long a copy that came back takes until it can go again, by a policy and the calendars in force now. */
    public Turnaround turnaround(Policy policy) {
        Policy.Rotation rules = policy.rotation();
        return new Turnaround(calendars.get().latest().libraryDays(policy, rules.schoolWeek()), rules.turnaroundDays());
    }

    /** When a day's chores fall due. */
    public Mornings mornings() {
        return mornings;
    }
}
