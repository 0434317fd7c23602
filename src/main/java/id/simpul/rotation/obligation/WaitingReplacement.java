package id.simpul.rotation.obligation;

import id.simpul.ledger.Effect;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * A school's request to replace a lost book by another title, on which staff have not decided yet.
 *
 * @param school under the name it had when it asked
 */
public record WaitingReplacement(PartnerId school, String request, String obligation) {
    /** Those that wait for these obligations; locks them, as whoever decides them does first. */
    public static List<WaitingReplacement> of(Handle db, Collection<String> obligations) {
        return db.createQuery("""
                        select partner, request_id, data::jsonb ->> 'obligation' as obligation
                          from waiting_requests
                         where type = :type and data::jsonb ->> 'obligation' = any(:obligations)
                         order by partner, request_id
                           for update
                        """)
                .bind("type", RequestType.ROTATION_REPLACEMENT.wire())
                .bindArray("obligations", String.class, obligations)
                .map((row, context) -> new WaitingReplacement(
                        new PartnerId(row.getString("partner")),
                        row.getString("request_id"),
                        row.getString("obligation")))
                .list();
    }

    /** Those that wait for what is owed of these batches; locks them. */
    public static List<WaitingReplacement> ofBatches(Handle db, Collection<String> batches) {
        return of(
                db,
                db.createQuery("select id from obligations where batch = any(:batches)")
                        .bindArray("batches", String.class, batches)
                        .mapTo(String.class)
                        .list());
    }

    /** What becomes of those that wait when these obligations have changed: for what is ended none is awaited any more. */
    public static List<Effect> overtaken(
            Collection<WaitingReplacement> waiting, Collection<ObligationChanged> changes) {
        List<Effect> overtaken = new ArrayList<>();
        changes.stream()
                .map(ObligationChanged::after)
                .filter(after -> after.state().isEnded())
                .forEach(after -> waiting.stream()
                        .filter(one -> one.obligation().equals(after.id()))
                        .forEach(one -> overtaken.add(ReplacementOvertaken.ended(one, after.state()))));
        return overtaken;
    }
}
