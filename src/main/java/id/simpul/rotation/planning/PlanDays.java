package id.simpul.rotation.planning;

import java.time.LocalDate;
import java.util.List;

/**
 * The days of a quarter's exchange.
 *
 * @param days the school days on which it can be carried out, its own day first
 * @param dueOn the day on which what it brings is collected
 * @param backBy the last day on which a copy may be due back that is to be packed for it
 */
record PlanDays(List<LocalDate> days, LocalDate dueOn, LocalDate backBy) {
    PlanDays {
        days = List.copyOf(days);
    }

    LocalDate on() {
        return days.get(0);
    }
}
