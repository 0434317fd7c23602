package id.simpul.booking.training;

import id.simpul.database.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
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

    /** A training without names: how many went where. */
    record Summary(
            String id, String direction, String institution, LocalDate from, LocalDate to, int admitted, int refused) {}

    /** So many trainings in both directions, the latest first, beginning after one of that day and id. */
    static List<Summary> page(Handle db, LocalDate from, String after, int most) {
        return db.createQuery("""
                        select id, direction, coalesce(current_partner(partner), place) as institution, from_day, to_day,
                               admitted, refused
                          from trainings
                         where from_day < :from or (from_day = :from and id > :after)
                         order by from_day desc, id
                         limit :most
                        """)
                .bind("from", from)
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new Summary(
                        row.getString("id"),
                        row.getString("direction"),
                        row.getString("institution"),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("to_day", LocalDate.class),
                        row.getInt("admitted"),
                        row.getInt("refused")))
                .list();
    }
}
