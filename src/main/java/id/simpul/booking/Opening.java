package id.simpul.booking;

import id.simpul.policy.Almanac;
import id.simpul.policy.Calendar;
import id.simpul.policy.Calendars;
import id.simpul.policy.OpenDays;
import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** On which days the library is open for what is booked, by the policy and the calendars in force. */
final class Opening {
    private final Policies policies;
    private final Supplier<Calendars> calendars;
    private final Clock clock;
    private final Map<Key, OpenDays> known = new ConcurrentHashMap<>();

    private record Key(int calendars, Policy policy, boolean services) {}

    Opening(Policies policies, Supplier<Calendars> calendars, Clock clock) {
        this.policies = policies;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Interns are received on the days of visits. */
    OpenDays days(Resource resource, Policy policy) {
        boolean services = resource == Resource.GUIDANCE || resource == Resource.ORIENTATION;
        Almanac almanac = calendars.get().latest();
        return known.computeIfAbsent(
                new Key(almanac.version(), policy, services),
                key -> almanac.libraryDays(
                        policy,
                        services ? policy.services().week() : policy.visits().week()));
    }

    /** Whether a calendar has closed its day, as may come to be known after it was booked; a period is open as a whole. */
    boolean isClosedFor(Booking booking, Policy policy) {
        return !booking.resource().isForPeriods()
                && !days(booking.resource(), policy).isOpen(booking.period().from());
    }

    /** What the calendars call a day on which the library is closed. */
    Optional<String> closedFor(LocalDate day, Policy policy) {
        return calendars.get().latest().entriesOn(day, policy.library().region()).stream()
                .filter(entry -> policy.library().closedOn().contains(entry.kind()))
                .map(Calendar.Entry::name)
                .findFirst();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), policies.zone());
    }

    Policy policyOn(LocalDate day) {
        return policies.asOf(day);
    }
}
