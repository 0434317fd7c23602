package id.simpul.rotation.overview;

import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Sorted;
import id.simpul.feature.Column;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planning.Trips;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The trips of the vehicle: which day, which schools, how many boxes to bring and to fetch. */
final class TripList {
    /** A trip is shown so many days after its day. */
    private static final int PAST_DAYS = 14;

    /** A trip's quarter and number, as their index has them. */
    private static final String ID = "quarter || '/' || lpad(cast(run as text), 6, '0')";

    private static final List<Order> ORDERS = List.of(Order.day("day", "deliver_on", "(" + ID + ")"));

    private final Supplier<LocalDate> today;
    private final CollectionList collections;

    TripList(Supplier<LocalDate> today, CollectionList collections) {
        this.today = today;
        this.collections = collections;
    }

    /** A trip, with how many of its batches are how far. */
    private record Trip(
            LocalDate day,
            String quarter,
            int run,
            String region,
            int schools,
            int bring,
            int fetch,
            int here,
            int gone,
            int arrived) {
        static Trip fetching(Quarter quarter, Trips.Trip trip) {
            int boxes = trip.visits().stream()
                    .mapToInt(visit -> visit.fetches().boxes())
                    .sum();
            int schools = trip.visits().size();
            return new Trip(trip.day(), quarter.toString(), trip.number(), trip.district(), schools, 0, boxes, 0, 0, 0);
        }

        /** One that stands there in the list. */
        static Trip at(String place) {
            String[] parts = place.split("[/ ]", -1);
            return new Trip(LocalDate.parse(parts[2]), parts[0], Integer.parseInt(parts[1]), "", 0, 0, 0, 0, 0, 0);
        }

        /** As {@link #ID} writes it. */
        String id() {
            return quarter + "/" + String.format("%06d", run);
        }

        String place() {
            return id() + " " + day;
        }
    }

    Listing<?> listing() {
        return new Listing<Trip>(
                        "run.list",
                        List.of(
                                Column.text("day", new Phrase("hari", "day"), Trip::day),
                                Column.text("quarter", Shown.QUARTER, Trip::quarter),
                                Column.number("run", Shown.RUN, Trip::run),
                                Column.text("region", Shown.REGION, Trip::region),
                                Column.number("schools", Shown.SCHOOL, Trip::schools),
                                Column.number("bring", Shown.BRING, Trip::bring),
                                Column.number("fetch", Shown.FETCH, Trip::fetch),
                                Column.number("here", new Phrase("belum berangkat", "not gone yet"), Trip::here),
                                Column.number("gone", new Phrase("di jalan", "on its way"), Trip::gone),
                                Column.number("arrived", new Phrase("sudah sampai", "arrived"), Trip::arrived)),
                        List.of(Shown.quarter(false)),
                        this::trips)
                .sortedBy(ORDERS);
    }

    /** Those that bring something, by the index of their days, and among them those that only fetch. */
    private Page<Trip> trips(Handle db, Query query) {
        Sorted sorted = query.among(ORDERS);
        Part<Trip> bringing = bringing(db, query, sorted);
        Comparator<Trip> order = Comparator.comparing(Trip::day).thenComparing(Trip::id);
        Comparator<Trip> way = sorted.down() ? order.reversed() : order;
        List<Trip> all = new ArrayList<>(bringing.rows());
        fetching(db, query)
                .filter(trip -> query.after().isEmpty()
                        || way.compare(trip, Trip.at(query.after().get())) > 0)
                .filter(trip -> bringing.next().isEmpty()
                        || way.compare(trip, Trip.at(bringing.next().get())) < 0)
                .forEach(all::add);
        all.sort(way);
        List<Trip> shown = all.subList(0, Math.min(all.size(), query.most()));
        boolean more = bringing.next().isPresent() || all.size() > shown.size();
        return new Page<>(shown, more ? Optional.of(shown.get(shown.size() - 1).place()) : Optional.empty());
    }

    private Part<Trip> bringing(Handle db, Query query, Sorted sorted) {
        return sorted.read(
                db.createQuery("""
                        with shown as (
                            select deliver_on, %1$s as id, min(quarter) as quarter, min(run) as run, min(agreement) as agreement,
                                   count(*) as schools, array_agg(id) as ids, array_agg(school) as visited,
                                   count(*) filter (where state in ('planned', 'announced', 'packed')) as here,
                                   count(*) filter (where state = 'dispatched') as gone
                              from batches
                             where run is not null and state <> 'cancelled' and %2$s and %3$s
                             group by deliver_on, %1$s
                             order by %4$s
                             limit :most)
                        select shown.deliver_on as day, shown.*, rotation_agreements.region, shown.id || ' ' || deliver_on as place,
                               (select count(distinct (batch, box)) from batch_items
                                 where batch = any(shown.ids) and state <> 'dropped') as bring,
                               (select count(distinct (batch, box)) from batch_items
                                  join batches on batches.id = batch_items.batch
                                 where batches.school = any(shown.visited) and batches.quarter < shown.quarter
                                   and batches.state in ('dispatched', 'received', 'due', 'returned-in-part')
                                   and batch_items.state = 'sent') as fetch
                          from shown
                          join rotation_agreements on rotation_agreements.id = shown.agreement
                         order by shown.deliver_on %5$s, shown.id %5$s
                        """.formatted(
                                ID,
                                query.filter("quarter").isPresent() ? "quarter = :quarter" : "deliver_on >= :from",
                                sorted.beyond(),
                                sorted.by(),
                                sorted.down() ? "desc" : ""))
                        .bindMap(query.filter("quarter")
                                .<Map<String, Object>>map(quarter -> Map.of("quarter", quarter))
                                .orElseGet(() -> Map.of("from", from()))),
                TripList::trip);
    }

    private LocalDate from() {
        return today.get().minusDays(PAST_DAYS);
    }

    private Stream<Trip> fetching(Handle db, Query query) {
        Quarter now = Quarter.of(today.get());
        List<Quarter> quarters = query.filter("quarter")
                .map(quarter -> List.of(Quarter.parse(quarter)))
                .orElse(List.of(now, now.next()));
        return quarters.stream()
                .flatMap(quarter -> collections.trips(db, quarter).stream().map(trip -> Trip.fetching(quarter, trip)))
                .filter(trip ->
                        query.filter("quarter").isPresent() || !trip.day().isBefore(from()));
    }

    private static Trip trip(ResultSet row) throws SQLException {
        int schools = row.getInt("schools");
        int here = row.getInt("here");
        int gone = row.getInt("gone");
        return new Trip(
                row.getObject("day", LocalDate.class),
                row.getString("quarter"),
                row.getInt("run"),
                row.getString("region"),
                schools,
                row.getInt("bring"),
                row.getInt("fetch"),
                here,
                gone,
                schools - here - gone);
    }
}
