package id.simpul.administration;

import id.simpul.feature.Feature;
import id.simpul.feature.Listing;
import id.simpul.ledger.Desk;
import id.simpul.policy.CalendarFolder;
import java.time.Clock;
import java.util.List;

/** What the hub itself goes by and staff may change while it runs: its calendars, and a clock that can be set. */
public final class AdministrationFeature implements Feature {
    private final CalendarFolder calendars;
    private final Clock clock;

    public AdministrationFeature(CalendarFolder calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new CalendarDesk(calendars), new ClockDesk(clock));
    }

    @Override
    public List<Listing<?>> lists() {
        return CalendarLists.all(calendars);
    }
}
