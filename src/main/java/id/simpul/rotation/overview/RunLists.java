package id.simpul.rotation.overview;

import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Sorted;
import id.simpul.feature.Column;
import id.simpul.feature.Contacts;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.partner.PartnerId;
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
final class RunLists {
    /** A trip is shown so many days after its day. */
    private static final int PAST_DAYS = 14;

    private static final Phrase RUN = new Phrase("perjalanan", "run");
    private static final Phrase BRING = new Phrase("kardus diantar", "boxes to bring");
    private static final Phrase FETCH = new Phrase("kardus dijemput", "boxes to fetch");

    /** A trip's quarter and number, as their index has them. */
    private static final String ID = "quarter || '/' || lpad(cast(run as text), 6, '0')";

    private static final List<Order> ORDERS = List.of(Order.day("day", "deliver_on", "(" + ID + ")"));

    private final Supplier<LocalDate> today;
    private final CollectionList collections;

    RunLists(Supplier<LocalDate> today, CollectionList collections) {
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

    Listing<?> trips() {
        return new Listing<Trip>(
                        "run.list",
                        List.of(
                                Column.text("day", new Phrase("hari", "day"), Trip::day),
                                Column.text("quarter", Shown.QUARTER, Trip::quarter),
                                Column.number("run", RUN, Trip::run),
                                Column.text("region", Shown.REGION, Trip::region),
                                Column.number("schools", Shown.SCHOOL, Trip::schools),
                                Column.number("bring", BRING, Trip::bring),
                                Column.number("fetch", FETCH, Trip::fetch),
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
                RunLists::trip);
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

    /** A stop: the batch brought, and the one that is fetched at the same door. */
    private record Stop(
            String batch,
            PartnerId school,
            String name,
            String region,
            String state,
            Optional<String> hold,
            LocalDate deliverOn,
            int bring,
            int fetch,
            Optional<String> fetched) {}

    /** A stop, and whom to ask for there. */
    private record Met(Stop stop, Contacts contacts) {}

    Listing<?> stops() {
        return new Listing<Met>(
                "run.stops",
                List.of(
                        Column.id("batch", new Phrase("paket", "batch"), met -> met.stop()
                                .batch()),
                        Column.id("school", Shown.SCHOOL, met -> met.stop().school()),
                        Column.text("name", Shown.NAME, met -> met.stop().name()),
                        Column.text("region", Shown.REGION, met -> met.stop().region()),
                        Column.word("state", new Phrase("status", "state"), met -> met.stop()
                                .state()),
                        Column.text(
                                "deliverOn", Shown.DELIVERED, met -> met.stop().deliverOn()),
                        Column.number("bring", BRING, met -> met.stop().bring()),
                        Column.number("fetch", FETCH, met -> met.stop().fetch()),
                        Column.id("fetched", new Phrase("paket dijemput", "batch fetched"), met -> met.stop()
                                .fetched()),
                        Shown.detail("hold", met -> met.stop().hold()),
                        Column.personal("contact", new Phrase("narahubung", "contact"), met -> met.contacts()
                                .person(met.stop().school())),
                        Column.personal("phone", new Phrase("telepon", "phone"), met -> met.contacts()
                                .phone(met.stop().school())),
                        Column.personal("address", new Phrase("alamat", "address"), met -> met.contacts()
                                .address(met.stop().school()))),
                List.of(
                        Shown.quarter(true),
                        new Filter(
                                "run",
                                RUN,
                                true,
                                run -> run.matches("[0-9]{1,6}"),
                                new Phrase("harus angka", "must be a number"))),
                RunLists::stops);
    }

    private static Page<Met> stops(Handle db, Query query) {
        List<Stop> rows = db.createQuery("""
                        select batches.id, current_partner(batches.school) as school, rotation_agreements.name,
                               rotation_agreements.region, batches.state, batches.hold, batches.deliver_on, old.fetched, old.fetch,
                               (select count(distinct box) from batch_items
                                 where batch = batches.id and state <> 'dropped') as bring
                          from batches
                          join rotation_agreements on rotation_agreements.id = batches.agreement
                          left join lateral (
                               select min(before.id) as fetched, count(distinct (batch, box)) as fetch
                                 from batches as before
                                 join batch_items on batch_items.batch = before.id and batch_items.state = 'sent'
                                where before.school = batches.school and before.quarter < batches.quarter
                                  and before.state in ('dispatched', 'received', 'due', 'returned-in-part')) as old on true
                         where batches.quarter = :quarter and batches.run = :run and batches.state <> 'cancelled'
                           and batches.id > :after
                         order by batches.id
                         limit :most
                        """)
                .bind("quarter", query.filter("quarter").orElseThrow())
                .bind("run", Integer.parseInt(query.filter("run").orElseThrow()))
                .bind("after", query.after().orElse(""))
                .bind("most", query.most())
                .map((row, context) -> stop(row))
                .list();
        Contacts contacts = Contacts.of(db, rows.stream().map(Stop::school).toList());
        return Page.of(rows.stream().map(stop -> new Met(stop, contacts)).toList(), query.most(), last -> last.stop()
                .batch());
    }

    private static Stop stop(ResultSet row) throws SQLException {
        return new Stop(
                row.getString("id"),
                new PartnerId(row.getString("school")),
                row.getString("name"),
                row.getString("region"),
                row.getString("state"),
                Optional.ofNullable(row.getString("hold")),
                row.getObject("deliver_on", LocalDate.class),
                row.getInt("bring"),
                row.getInt("fetch"),
                Optional.ofNullable(row.getString("fetched")));
    }
}
