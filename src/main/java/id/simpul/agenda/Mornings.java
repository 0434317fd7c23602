package id.simpul.agenda;

import static java.util.stream.Collectors.joining;

import id.simpul.policy.Policies;
import id.simpul.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.ToIntFunction;

/** When a day's chores fall due: at the hour that the policy of that day says, where the library is. */
public final class Mornings {
    private final Policies policies;

    public Mornings(Policies policies) {
        this.policies = policies;
    }

    public Instant at(LocalDate day) {
        return day.atTime(policyOn(day).agenda().hour()).atZone(policies.zone()).toInstant();
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

    /**
     * The expression of a timer (Quartz cron) that strikes each morning from a moment on. Where a later version of the policy
     * has another hour it strikes at both, and may between: to be woken when nothing is due does no harm.
     */
    public String cron(Instant from) {
        LocalDate since = policyOn(dayOf(from)).effective();
        List<LocalTime> hours = policies.versions().stream()
                .filter(version -> !version.effective().isBefore(since))
                .map(version -> version.agenda().hour())
                .toList();
        return "0 " + each(hours, LocalTime::getMinute) + " " + each(hours, LocalTime::getHour) + " * * ?";
    }

    private static String each(List<LocalTime> hours, ToIntFunction<LocalTime> part) {
        return hours.stream()
                .mapToInt(part)
                .distinct()
                .sorted()
                .mapToObj(String::valueOf)
                .collect(joining(","));
    }
}
