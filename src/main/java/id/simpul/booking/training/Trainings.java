package id.simpul.booking.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.database.Rows;
import id.simpul.ledger.Json;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Trainings in the database. */
public final class Trainings {
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

    /** All trainings, the latest first, without names: how many went where, in both directions. */
    public static List<ObjectNode> list(Handle db) {
        return db.createQuery("""
                        select id, direction, coalesce(current_partner(partner), place) as institution, from_day, to_day,
                               admitted, refused
                          from trainings
                         order by from_day desc, id
                        """)
                .map((row, context) -> Json.object()
                        .put("training", row.getString("id"))
                        .put("direction", row.getString("direction"))
                        .put("institution", row.getString("institution"))
                        .put("from", row.getString("from_day"))
                        .put("to", row.getString("to_day"))
                        .put("participants", row.getInt("admitted"))
                        .put("refused", row.getInt("refused")))
                .list();
    }
}
