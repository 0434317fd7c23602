package id.simpul.agenda;

import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Chores fall due at six in the morning of their day, where the library is. */
public final class Mornings {
    private static final LocalTime HOUR = LocalTime.of(6, 0);

    private final Policies policies;

    public Mornings(Policies policies) {
        this.policies = policies;
    }

    public Instant at(LocalDate day) {
        return day.atTime(HOUR).atZone(policies.zone()).toInstant();
    }

    public LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, policies.zone());
    }

    /** The last day whose chores have fallen due by then. */
    public LocalDate last(Instant until) {
        LocalDate day = dayOf(until);
        return at(day).isAfter(until) ? day.minusDays(1) : day;
    }

    /** The first morning after something happened. */
    public Instant after(Instant instant) {
        Instant same = at(dayOf(instant));
        return same.isAfter(instant) ? same : at(dayOf(instant).plusDays(1));
    }

    public Policy policyOn(LocalDate day) {
        return policies.asOf(day);
    }
}
