package id.simpul.rotation;

import id.simpul.policy.OpenDays;
import java.time.LocalDate;

/**
 * How long it takes until a copy that was collected can be packed again (R9).
 *
 * @param workingDays the days on which the library works
 * @param days how many of them it takes
 */
public record Turnaround(OpenDays workingDays, int days) {
    /** The last day on which a copy may be due back that is to be packed for this day. */
    public LocalDate backBy(LocalDate packed) {
        LocalDate day = packed;
        for (int i = 0; i < days; i++) {
            day = workingDays.onOrBefore(day.minusDays(1));
        }
        return day;
    }

    /** The day on which what is due back on a day is looked through and ready. */
    public LocalDate readyOn(LocalDate due) {
        LocalDate day = due;
        for (int i = 0; i < days; i++) {
            day = workingDays.onOrAfter(day.plusDays(1));
        }
        return day;
    }
}
