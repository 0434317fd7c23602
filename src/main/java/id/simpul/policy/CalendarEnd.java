package id.simpul.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Until when the calendars know the days of a region's schools: beyond it only weekends are closed (R7).
 *
 * @param until nothing if there is no calendar of holidays or of school breaks at all
 * @param sample whether what they say of the coming year is a sample
 */
@Decides(Rule.R7)
public record CalendarEnd(String region, Optional<LocalDate> until, boolean sample) {
    /** So long before the end somebody is told: an exchange is planned, and its collection lies beyond. */
    private static final int WARNED_DAYS = 120;

    public static CalendarEnd of(String region, Almanac almanac, Policy policy, LocalDate today) {
        return new CalendarEnd(
                region,
                almanac.knownUntil(region, policy.rotation().closedOn()),
                today.datesUntil(today.plusYears(1)).anyMatch(day -> almanac.isSampled(day, region)));
    }

    /** Whether it is time to say that they end. */
    public boolean isNear(LocalDate today) {
        return until.filter(last -> !last.minusDays(WARNED_DAYS).isAfter(today)).isPresent();
    }
}
