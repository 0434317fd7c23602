package id.simpul.rotation.batch;

import id.simpul.policy.Quarter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * How a school stands on the day a batch is to be brought, as far as is known now.
 *
 * @param collected what is with the school and to be taken back on the same visit, if there is anything
 * @param overdue how many lost books it should have replaced by then: unless it does, the batch may be held back
 */
public record Standing(Optional<Held> collected, int overdue) {
    public static final Standing NEW = new Standing(Optional.empty(), 0);

    /**
     * An earlier batch; of several the last, with the books of all.
     *
     * @param count how many books are out
     */
    public record Held(String batch, Quarter quarter, int count) {}

    public boolean collects() {
        return collected.isPresent();
    }

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
        // School by school, by its own batches (offset 0): of a state there are as many as schools. Of these only what
        // can still be out.
        db.createQuery("""
                        select coming.id, held.batch, held.quarter, held.out,
                               (select count(*)
                                  from names_of(current_partner(coming.school)) as known (partner)
                                  join obligations on obligations.school = known.partner
                                 where obligations.state in ('open', 'promised', 'approved')
                                   and obligations.due_on < coming.deliver_on) as overdue
                          from batches coming
                          left join lateral (
                               select (array_agg(batches.id order by batches.due_on desc, batches.id))[1] as batch,
                                      max(batches.quarter) as quarter, sum(out.items) as out
                                 from names_of(current_partner(coming.school)) as known (partner)
                                cross join lateral (
                                     select id, quarter, due_on, state from batches
                                      where school = known.partner offset 0) as batches
                                cross join lateral (select count(*) as items
                                                      from batch_items
                                                     where batch_items.batch = batches.id and batch_items.state = 'sent') as out
                                where batches.state in ('dispatched', 'received', 'due', 'returned-in-part', 'returned', 'checked-in')
                                  and batches.id <> coming.id and batches.due_on <= coming.deliver_on and out.items > 0
                               ) as held on true
                         where coming.id = any(:batches)
                        """)
                .bindArray("batches", String.class, batches)
                .map((row, context) ->
                        standings.put(row.getString("id"), new Standing(held(row), row.getInt("overdue"))))
                .list();
        return standings;
    }

    private static Optional<Held> held(ResultSet row) throws SQLException {
        String batch = row.getString("batch");
        return batch == null
                ? Optional.empty()
                : Optional.of(new Held(batch, Quarter.parse(row.getString("quarter")), row.getInt("out")));
    }
}
