package id.simpul.console.rules;

import id.simpul.console.rules.CalendarPage.Moved;
import id.simpul.policy.Almanac;
import id.simpul.policy.Calendar;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.RotationDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which of the exchanges to come a calendar would put on another day. */
public final class CalendarMoves {
    private static final int QUARTERS = 5;

    private CalendarMoves() {}

    /**
     * Of those that are not announced yet: what is announced stays.
     *
     * @param schools the regions of schools that take part; the library's own are looked at as well
     */
    public static List<Moved> of(
            Calendars now, Calendar calendar, Policy policy, List<String> schools, LocalDate today) {
        Almanac before = now.latest();
        Almanac after = now.with(calendar).latest();
        LocalDate fixed = today.plusDays(policy.rotation().announceLeadDays());
        Set<String> regions = new TreeSet<>(policy.library().regions());
        regions.addAll(schools);
        List<Moved> moved = new ArrayList<>();
        for (String region : regions) {
            RotationDates was = new RotationDates(policy.rotation(), before.schoolDays(policy, region));
            RotationDates becomes = new RotationDates(policy.rotation(), after.schoolDays(policy, region));
            Quarter quarter = Quarter.of(today);
            for (int i = 0; i < QUARTERS; i++, quarter = quarter.next()) {
                LocalDate from = was.exchangeOn(quarter);
                LocalDate to = becomes.exchangeOn(quarter);
                if (from.isAfter(fixed) && !from.equals(to)) {
                    moved.add(new Moved(quarter.toString(), region, from, to));
                }
            }
        }
        return moved;
    }
}
