package id.simpul.rotation.batch;

import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A batch staff should look into: taken as received because its school stayed silent, or with items missing on receipt. */
public record Flagged(String batch, PartnerId school, LocalDate dispatchedOn, boolean assumed, int missing) {

    /** The longest out first; batches that are closed need no look any more. */
    public static List<Flagged> read(Handle db) {
        return db.createQuery("""
                        select batches.id, current_partner(batches.school) as school, batches.dispatched_on, batches.assumed,
                               count(batch_items.barcode) as missing
                          from batches
                          left join batch_items on batch_items.batch = batches.id and batch_items.state = 'missing'
                         where batches.state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in')
                         group by batches.id
                        having batches.assumed or count(batch_items.barcode) > 0
                         order by batches.dispatched_on, batches.id
                        """)
                .map((row, context) -> new Flagged(
                        row.getString("id"),
                        new PartnerId(row.getString("school")),
                        row.getObject("dispatched_on", LocalDate.class),
                        row.getBoolean("assumed"),
                        row.getInt("missing")))
                .list();
    }
}
