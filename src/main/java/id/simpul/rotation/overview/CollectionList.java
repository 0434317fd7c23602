package id.simpul.rotation.overview;

import id.simpul.feature.Column;
import id.simpul.feature.Contacts;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Quarter;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.planning.Trips;
import id.simpul.rotation.planning.Trips.Trip;
import id.simpul.rotation.planning.Trips.Visit;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The schools at which the vehicle only fetches: they take part no more, or get nothing this quarter, and have books still. */
final class CollectionList {
    private final Schedule schedule;
    private final Supplier<LocalDate> today;

    CollectionList(Schedule schedule, Supplier<LocalDate> today) {
        this.schedule = schedule;
        this.today = today;
    }

    /** A school, on which trip it is, and whom to ask for there. */
    private record Met(Trip trip, Visit visit, Contacts contacts) {}

    private record Stop(Trip trip, Visit visit) {}

    /** The trips that only fetch, where they are few. */
    List<Trip> trips(Handle db, Quarter quarter) {
        return new Trips(schedule, today.get())
                .collectingFew(db, quarter).stream()
                        .filter(trip ->
                                collecting(trip).count() == trip.visits().size())
                        .toList();
    }

    private static Stream<Stop> collecting(Trip trip) {
        return trip.visits().stream()
                .filter(visit -> visit.brings().boxes() == 0 && visit.fetches().boxes() > 0)
                .map(visit -> new Stop(trip, visit));
    }

    Listing<?> listing() {
        return new Listing<Met>(
                "run.collections",
                List.of(
                        Column.text("day", new Phrase("hari", "day"), met -> met.trip()
                                .day()),
                        Column.number("run", new Phrase("perjalanan", "run"), met -> met.trip()
                                .number()),
                        Column.id("school", Shown.SCHOOL, met -> met.visit().school()),
                        Column.text("name", Shown.NAME, met -> met.visit().name()),
                        Column.text("region", Shown.REGION, met -> met.trip().district()),
                        Column.number("fetch", new Phrase("kardus dijemput", "boxes to fetch"), met -> met.visit()
                                .fetches()
                                .boxes()),
                        Column.personal("contact", new Phrase("narahubung", "contact"), met -> met.contacts()
                                .person(met.visit().school())),
                        Column.personal("phone", new Phrase("telepon", "phone"), met -> met.contacts()
                                .phone(met.visit().school())),
                        Column.personal("address", new Phrase("alamat", "address"), met -> met.contacts()
                                .address(met.visit().school()))),
                List.of(
                        Shown.quarter(true),
                        new Filter(
                                "run",
                                new Phrase("perjalanan", "run"),
                                false,
                                run -> run.matches("[0-9]{1,6}"),
                                new Phrase("harus angka", "must be a number"))),
                this::page);
    }

    private Page<Met> page(Handle db, Query query) {
        Optional<Integer> run = query.filter("run").map(Integer::valueOf);
        int from = query.after().map(Integer::parseInt).orElse(0);
        List<Trip> trips = new Trips(schedule, today.get())
                .collecting(db, Quarter.parse(query.filter("quarter").orElseThrow()));
        List<Stop> stops = trips.stream()
                .filter(trip -> run.isEmpty() || run.get() == trip.number())
                .flatMap(CollectionList::collecting)
                .skip(from)
                .limit(query.most())
                .toList();
        Contacts contacts = Contacts.of(
                db, stops.stream().map(stop -> stop.visit().school()).toList());
        List<Met> rows = stops.stream()
                .map(stop -> new Met(stop.trip(), stop.visit(), contacts))
                .toList();
        return new Page<>(
                rows,
                rows.size() < query.most() ? Optional.empty() : Optional.of(Integer.toString(from + rows.size())));
    }
}
