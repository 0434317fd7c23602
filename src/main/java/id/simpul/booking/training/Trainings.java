package id.simpul.booking.training;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Trainings in the database. */
public final class Trainings {
    private Trainings() {}

    static void write(Handle db, List<Training> trainings) {
        if (trainings.isEmpty()) {
            return;
        }
        Update insert = db.createUpdate("""
                insert into trainings (id, direction, partner, place, from_day, to_day, admitted, refused, participants)
                select id, direction, partner, place, from_day, to_day, admitted, refused, participants::jsonb
                  from unnest(:ids, :directions, :partners, :places, :froms, :tos, :admitted, :refused, :participants)
                       as new (id, direction, partner, place, from_day, to_day, admitted, refused, participants)
                    on conflict (id) do nothing
                """);
        bind(insert, "ids", String.class, trainings, Training::id);
        bind(insert, "directions", String.class, trainings, Training::direction);
        bind(insert, "partners", PartnerId.class, trainings, one -> one.partner()
                .orElse(null));
        bind(insert, "places", String.class, trainings, one -> one.place().orElse(null));
        bind(insert, "froms", LocalDate.class, trainings, Training::from);
        bind(insert, "tos", LocalDate.class, trainings, Training::to);
        bind(insert, "admitted", Integer.class, trainings, Training::admitted);
        bind(insert, "refused", Integer.class, trainings, Training::refused);
        bind(insert, "participants", String.class, trainings, one -> one.participants()
                .map(Json::text)
                .orElse(null));
        insert.execute();
    }

    private static <C> void bind(
            Update update, String name, Class<C> type, List<Training> all, Function<Training, C> value) {
        update.bindArray(name, type, all.stream().map(value).iterator());
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
