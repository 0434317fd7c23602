package id.simpul.rotation.planning;

import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import id.simpul.rotation.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * When a quarter's exchange visits the schools of a region.
 *
 * @param on the day of the exchange, as it was told or else by the calendars
 * @param dueOn the day of the next, which collects
 * @param days the school days on which the exchange can be carried out, its own day first
 * @param backBy the last day on which a copy may be due back that is to be packed for it
 */
record VisitDays(LocalDate on, LocalDate dueOn, List<LocalDate> days, LocalDate backBy) {
    VisitDays {
        days = List.copyOf(days);
    }

    /** By region. */
    static Function<String, VisitDays> of(Handle db, Quarter quarter, Schedule schedule, Policy policy) {
        Map<String, LocalDate> told = ExchangeDays.of(db, quarter);
        Map<String, LocalDate> next = ExchangeDays.of(db, quarter.next());
        return region -> {
            RotationDates dates = schedule.dates(policy, region);
            LocalDate on = told.containsKey(region) ? told.get(region) : dates.exchangeOn(quarter);
            LocalDate dueOn = next.containsKey(region) ? next.get(region) : dates.exchangeOn(quarter.next());
            Stream<LocalDate> after = dates.schoolDays().between(on.plusDays(1), dueOn.minusDays(1));
            return new VisitDays(
                    on,
                    dueOn,
                    Stream.concat(Stream.of(on), after).toList(),
                    schedule.turnaround(policy).backBy(on));
        };
    }
}
