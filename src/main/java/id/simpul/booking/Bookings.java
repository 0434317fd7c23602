package id.simpul.booking;

import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Rows;
import id.simpul.database.Sorted;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Bookings in the database. */
final class Bookings {
    /** The days from {@code :today} on for which something is booked, as a {@link id.simpul.agenda.Question} has them. */
    static final String DAYS_FROM = """
            select distinct resource as part, '' as period, from_day as due_on
              from bookings
             where state = 'booked' and resource <> 'internship' and to_day >= :today
            """;

    /** How lists of them can stand. */
    static final List<Order> ORDERS = List.of(Order.day("from", "from_day", "id"));

    /** What stands for all days of a resource that is locked as a whole: behind each of them, so that it is never tidied away with those past. */
    private static final String ALL_DAYS = "all";

    private static final String SELECT = """
            select id, id || ' ' || from_day as place, current_partner(partner) as partner, type, resource, subject, from_day, to_day, people, state,
                   remind_on, details
              from bookings
            """;

    private Bookings() {}

    /** Reads bookings and locks them, in the order of their ids. */
    static List<Booking> locked(Handle db, Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return db.createQuery(SELECT + " where id = any(:ids) order by id for update")
                .bindArray("ids", String.class, new TreeSet<>(ids))
                .map((row, context) -> booking(row))
                .list();
    }

    /** What a partner has booked for this day or later, under whatever name. */
    static List<String> coming(Handle db, PartnerId partner, LocalDate from) {
        return db.createQuery("""
                        select bookings.id
                          from names_of(:partner) as known (partner)
                          join bookings on bookings.partner = known.partner
                         where bookings.state = 'booked' and bookings.to_day >= :from
                        """)
                .bind("partner", partner)
                .bind("from", from)
                .mapTo(String.class)
                .list();
    }

    /**
     * Makes others who want the same days wait until this transaction has ended. Periods overlap at will, so whoever wants one
     * waits for all who do; the order of the keys is the same for everyone.
     */
    static void lockDays(Handle db, List<BookingWish> wishes) {
        TreeSet<String> keys = new TreeSet<>();
        wishes.forEach(wish -> keys.add(wish.resource().wire() + " "
                + (wish.resource().isForPeriods() ? ALL_DAYS : wish.period().from())));
        if (keys.isEmpty()) {
            return;
        }
        db.createUpdate("""
                        insert into booking_locks (resource, day)
                        select split_part(key, ' ', 1), split_part(key, ' ', 2)
                          from unnest(:keys) with ordinality as wanted (key, place)
                         order by place
                            on conflict (resource, day) do nothing
                        """).bindArray("keys", String.class, keys).execute();
        db.createQuery("""
                        select l.resource
                          from booking_locks l
                          join unnest(:keys) as wanted (key)
                            on l.resource = split_part(key, ' ', 1) and l.day = split_part(key, ' ', 2)
                         order by l.resource, l.day
                           for update of l
                        """)
                .bindArray("keys", String.class, keys)
                .mapTo(String.class)
                .list();
    }

    /** What is booked on each day of a period on which anything is. */
    static Map<BookingFacts.Slot, Load> loads(Handle db, Period period) {
        Map<BookingFacts.Slot, Load> loads = new HashMap<>();
        db.createQuery("""
                        select resource, day::date as day, count(*) as bookings,
                               count(*) filter (where subject = 'class-visit' and resource = 'visit') as classes,
                               sum(people) as people
                          from bookings
                         cross join lateral generate_series(greatest(from_day, :first)::timestamp,
                                                            least(to_day, :last)::timestamp, interval '1 day') as day
                         where state = 'booked' and to_day >= :first and from_day <= :last
                         group by resource, day
                        """)
                .bind("first", period.from())
                .bind("last", period.to())
                .map((row, context) -> Map.entry(
                        new BookingFacts.Slot(
                                Resource.ofWire(row.getString("resource")), row.getObject("day", LocalDate.class)),
                        new Load(row.getLong("bookings"), row.getLong("classes"), row.getLong("people"))))
                .forEach(entry -> loads.put(entry.getKey(), entry.getValue()));
        return loads;
    }

    /** The days to come on which one day is booked, by resource. */
    static List<BookingFacts.Slot> daysFrom(Handle db, LocalDate today) {
        return db.createQuery(DAYS_FROM)
                .bind("today", today)
                .map((row, context) -> new BookingFacts.Slot(
                        Resource.ofWire(row.getString("part")), row.getObject("due_on", LocalDate.class)))
                .list();
    }

    /** One, whenever it is or was. */
    static Optional<Booking> find(Handle db, String id) {
        return db.createQuery(SELECT + " where id = :id")
                .bind("id", id)
                .map((row, context) -> booking(row))
                .findOne();
    }

    /** Those to come, by their first day. */
    static Part<Booking> page(Handle db, Optional<PartnerId> partner, LocalDate from, Sorted sorted) {
        return sorted.read(
                db.createQuery(SELECT + """
                                 where state = 'booked' and to_day >= :from and %s
                                   and (cast(:partner as text) is null
                                        or partner in (select names_of(current_partner(:partner))))
                                 order by %s
                                 limit :most
                                """.formatted(sorted.beyond(), sorted.by()))
                        .bind("from", from)
                        .bind("partner", partner.map(PartnerId::value).orElse(null)),
                Bookings::booking);
    }

    /** Writes bookings as they are after these effects. */
    static void write(Handle db, Collection<Effect> effects) {
        Map<String, Booking> after = new LinkedHashMap<>();
        effects.forEach(effect -> {
            if (effect instanceof BookingChanged changed) {
                after.put(changed.after().id(), changed.after());
            }
        });
        save(db, List.copyOf(after.values()));
    }

    static void save(Handle db, List<Booking> bookings) {
        if (bookings.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into bookings (id, partner, type, resource, subject, from_day, to_day, people, state,
                                              remind_on, details)
                        select * from unnest(:id, :partner, :type, :resource, :subject, :period.from, :period.to, :people,
                                             :state, :remindOn, :details)
                            on conflict (id) do update
                           set from_day = excluded.from_day, to_day = excluded.to_day, state = excluded.state,
                               remind_on = excluded.remind_on, details = excluded.details
                        """), Booking.class, bookings).execute();
    }

    private static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                row.getString("id"),
                new PartnerId(row.getString("partner")),
                RequestType.recorded(row.getString("type")),
                Resource.ofWire(row.getString("resource")),
                row.getString("subject"),
                new Period(row.getObject("from_day", LocalDate.class), row.getObject("to_day", LocalDate.class)),
                row.getInt("people"),
                Booking.State.ofWire(row.getString("state")),
                Optional.ofNullable(row.getObject("remind_on", LocalDate.class)),
                Optional.ofNullable(row.getString("details")).map(Json::parse));
    }
}
