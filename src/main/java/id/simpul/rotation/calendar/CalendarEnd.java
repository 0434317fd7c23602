package id.simpul.rotation.calendar;

import id.simpul.policy.Almanac;
import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Until when the calendars know the days of a region that has schools: beyond it only weekends are closed (R7).
 *
 * @param until nothing if there is no calendar of holidays or of school breaks at all
 * @param sample whether what they say of the coming year is a sample
 */
public record CalendarEnd(String region, Optional<LocalDate> until, boolean sample) {
    /** So long before the end somebody is told: an exchange is planned, and its collection lies beyond. */
    public static final int WARNED_DAYS = 120;

    /** Of all regions whose schools take part now. */
    public static List<CalendarEnd> ofAll(Handle db, Almanac almanac, Policy policy, LocalDate today) {
        return regions(db).stream()
                .map(region -> of(region, almanac, policy, today))
                .toList();
    }

    static List<String> regions(Handle db) {
        return db.createQuery("select distinct region from rotation_agreements where state = 'active' order by region")
                .mapTo(String.class)
                .list();
    }

    /** Without a look at what is a sample. */
    static CalendarEnd known(String region, Almanac almanac, Policy policy) {
        return new CalendarEnd(region, almanac.knownUntil(region, policy.rotation().closedOn()), false);
    }

    private static CalendarEnd of(String region, Almanac almanac, Policy policy, LocalDate today) {
        return new CalendarEnd(
                region,
                almanac.knownUntil(region, policy.rotation().closedOn()),
                today.datesUntil(today.plusYears(1)).anyMatch(day -> almanac.isSampled(day, region)));
    }

    /** Whether it is time to say so. */
    public boolean isNear(LocalDate today) {
        return until.filter(last -> !last.minusDays(WARNED_DAYS).isAfter(today)).isPresent();
    }
}
