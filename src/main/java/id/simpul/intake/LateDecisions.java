package id.simpul.intake;

import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The requests that should have been decided by now. */
public final class LateDecisions {
    private LateDecisions() {}

    /** How many wait for staff, as far as they are counted. */
    static int waiting(Handle db, int most) {
        return db.createQuery("""
                        select count(*)
                          from (select 1 from pending where decided_at is null and waits_for = 'staff' limit :most) as waiting
                        """).bind("most", most).mapTo(Integer.class).one();
    }

    /**
     * So many of those that wait for staff since before a time, the longest waiting first, as staff name them in a decision.
     */
    public static List<String> since(Handle db, Instant before, int most) {
        return db.createQuery("""
                        select partner, request_id
                          from pending
                         where decided_at is null and waits_for = 'staff' and since < :before
                         order by since, partner, request_id
                         limit :most
                        """)
                .bind("before", before)
                .bind("most", most)
                .map((row, context) ->
                        new RequestKey(new PartnerId(row.getString("partner")), row.getString("request_id")).toString())
                .list();
    }
}
