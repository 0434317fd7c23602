package id.simpul.booking.training;

import id.simpul.database.Order;
import id.simpul.database.Part;
import id.simpul.database.Rows;
import id.simpul.database.Sorted;
import id.simpul.partner.PartnerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Trainings in the database. */
final class Trainings {
    private Trainings() {}

    static void write(Handle db, List<Training> trainings) {
        if (trainings.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        insert into trainings (id, direction, partner, place, from_day, to_day, admitted, refused,
                                               participants)
                        select * from unnest(:id, :direction, :partner, :place, :from, :to, :admitted, :refused,
                                             :participants)
                            on conflict (id) do nothing
                        """), Training.class, trainings).execute();
    }

    static void forget(Handle db, Collection<String> ids) {
        db.createUpdate("update trainings set participants = null where id = any(:ids)")
                .bindArray("ids", String.class, ids)
                .execute();
    }

    /** Trainings of a partner's candidates, under whatever name, that are not over on a day; locked. */
    static List<TrainingCalledOff> coming(Handle db, PartnerId partner, LocalDate on) {
        return db.createQuery("""
                        select id, partner, from_day, to_day
                          from trainings
                         where partner in (select names_of(:partner)) and to_day >= :on and called_off_on is null
                         order by id
                           for update
                        """)
                .bind("partner", partner)
                .bind("on", on)
                .map((row, context) -> new TrainingCalledOff(
                        row.getString("id"),
                        new PartnerId(row.getString("partner")),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        on))
                .list();
    }

    static void callOff(Handle db, List<TrainingCalledOff> trainings) {
        if (trainings.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        update trainings
                           set called_off_on = off.on_day, participants = null
                          from unnest(:training, :on) as off (id, on_day)
                         where trainings.id = off.id
                        """), TrainingCalledOff.class, trainings).execute();
    }

    /** A training without names: how many went where. */
    record Summary(
            String id,
            String direction,
            String institution,
            LocalDate from,
            LocalDate to,
            int admitted,
            int refused,
            Optional<LocalDate> calledOffOn,
            List<String> names) {}

    /** One, with who takes part as long as that is kept. */
    static Optional<Summary> shown(Handle db, String id) {
        return db.createQuery("""
                        select id, direction, coalesce(current_partner(partner), place) as institution, from_day, to_day,
                               admitted, refused, called_off_on,
                               array(select (one ->> 'name') || ', ' || (one ->> 'rank')
                                       from jsonb_array_elements(participants) as one) as names
                          from trainings where id = :id
                        """)
                .bind("id", id)
                .map((row, context) ->
                        summary(row, List.of((String[]) row.getArray("names").getArray())))
                .findOne();
    }

    private static Summary summary(ResultSet row, List<String> names) throws SQLException {
        return new Summary(
                row.getString("id"),
                row.getString("direction"),
                row.getString("institution"),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getInt("admitted"),
                row.getInt("refused"),
                Optional.ofNullable(row.getObject("called_off_on", LocalDate.class)),
                names);
    }

    /** So many trainings in both directions, the latest first, beginning after one of that day and id. */
    /** How lists of them can stand; the last to begin first unless something else is asked for. */
    static final List<Order> ORDERS =
            List.of(Order.day("from", "from_day", "id").downward());

    static Part<Summary> page(Handle db, Sorted sorted) {
        return sorted.read(
                db.createQuery("""
                        select %s as place, id, direction, coalesce(current_partner(partner), place) as institution, from_day, to_day,
                               admitted, refused, called_off_on
                          from trainings
                         where %s
                         order by %s
                         limit :most
                        """.formatted(sorted.place(), sorted.beyond(), sorted.by())),
                row -> summary(row, List.of()));
    }
}
