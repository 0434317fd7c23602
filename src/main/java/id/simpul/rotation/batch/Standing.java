package id.simpul.rotation.batch;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * How a school stands on the day a batch is to be brought, as far as is known now.
 *
 * @param collects whether an earlier batch is with the school, to be taken back on the same visit
 * @param overdue how many lost books it should have replaced by then: unless it does, the batch may be held back
 */
public record Standing(boolean collects, int overdue) {
    public static final Standing NEW = new Standing(false, 0);

    /** How many lost books the schools of these batches should have replaced before a day, by batch. */
    public static Map<String, Integer> overdue(Handle db, Collection<String> batches, LocalDate day) {
        Map<String, Integer> overdue = new HashMap<>();
        db.createQuery("""
                        select batches.id, count(*) as overdue
                          from batches
                         cross join lateral names_of(current_partner(batches.school)) as known (partner)
                          join obligations on obligations.school = known.partner
                         where batches.id = any(:batches) and obligations.state in ('open', 'promised', 'approved')
                           and obligations.due_on < :day
                         group by batches.id
                        """)
                .bindArray("batches", String.class, batches)
                .bind("day", day)
                .map((row, context) -> overdue.put(row.getString("id"), row.getInt("overdue")))
                .list();
        return overdue;
    }

    /** By batch. */
    public static Map<String, Standing> read(Handle db, Collection<String> batches) {
        Map<String, Standing> standings = new HashMap<>();
        db.createQuery("""
                        select coming.id,
                               exists (select 1
                                         from names_of(current_partner(coming.school)) as known (partner)
                                         join batches held on held.school = known.partner
                                        where held.id <> coming.id and held.due_on <= coming.deliver_on
                                          and exists (select 1 from batch_items
                                                       where batch_items.batch = held.id and batch_items.state = 'sent')) as collects,
                               (select count(*)
                                  from names_of(current_partner(coming.school)) as known (partner)
                                  join obligations on obligations.school = known.partner
                                 where obligations.state in ('open', 'promised', 'approved')
                                   and obligations.due_on < coming.deliver_on) as overdue
                          from batches coming
                         where coming.id = any(:batches)
                        """)
                .bindArray("batches", String.class, batches)
                .map((row, context) -> standings.put(
                        row.getString("id"), new Standing(row.getBoolean("collects"), row.getInt("overdue"))))
                .list();
        return standings;
    }
}
