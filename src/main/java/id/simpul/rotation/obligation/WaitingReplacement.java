package id.simpul.rotation.obligation;

import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** A school's request to replace a lost book by another title, on which staff have not decided yet. */
record WaitingReplacement(PartnerId school, String request, String obligation) {
    /** Those that wait for these obligations; locks them, as whoever decides them does first. */
    static List<WaitingReplacement> of(Handle db, Collection<String> obligations) {
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
}
