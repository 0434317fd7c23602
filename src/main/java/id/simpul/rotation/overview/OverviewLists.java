package id.simpul.rotation.overview;

import id.simpul.feature.Listing;
import id.simpul.rotation.Schedule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** The lists that show the rotation as a whole. */
public final class OverviewLists {
    private OverviewLists() {}

    public static List<Listing<?>> all(Schedule schedule, Clock clock) {
        Supplier<LocalDate> today = () -> schedule.mornings().dayOf(clock.instant());
        CollectionList collections = new CollectionList(schedule, today);
        return List.of(
                new SchoolList(today).listing(),
                new DistrictList(today).listing(),
                new QuarterList(schedule, today).listing(),
                PlanList.listing(),
                new TripList(today, collections).listing(),
                StopList.listing(),
                collections.listing());
    }
}
