package id.simpul.feature;

import id.simpul.agenda.Mornings;
import id.simpul.agenda.WorkingDays;
import id.simpul.database.Database;
import id.simpul.partner.Partners;
import id.simpul.policy.Calendars;
import id.simpul.policy.Policies;
import java.time.Clock;
import java.util.function.Supplier;

/**
 * What every feature stands on and is made from.
 *
 * @param calendars those in force now; a new import is seen at once
 */
public record Ground(
        Database database, Policies policies, Supplier<Calendars> calendars, Clock clock, Partners partners) {
    /** When the work of a day falls due. */
    public Mornings mornings() {
        return new Mornings(policies);
    }

    /** The days on which offices work. */
    public WorkingDays workingDays() {
        return new WorkingDays(mornings(), calendars);
    }
}
