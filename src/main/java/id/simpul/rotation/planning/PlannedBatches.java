package id.simpul.rotation.planning;

import id.simpul.database.Rows;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Writes planned batches with their items. */
final class PlannedBatches {
    private PlannedBatches() {}

    private record Row(Batch batch, BatchLine line) {}

    static void write(Handle db, List<QuarterPlan.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        insertBatches(db, entries);
        KeptShortfalls.write(
                db,
                entries.stream().collect(Collectors.toMap(entry -> entry.batch().id(), QuarterPlan.Entry::shortfalls)));
        List<Row> rows = new ArrayList<>();
        entries.forEach(
                entry -> entry.batch().lines().values().forEach(line -> rows.add(new Row(entry.batch(), line))));
        if (!rows.isEmpty()) {
            insertItems(db, rows);
        }
    }

    /** The agreements that are still active; they stay so until the end of the transaction. */
    static Set<String> stillActive(Handle db, Collection<String> ids) {
        return new HashSet<>(db.createQuery("""
                        select id from rotation_agreements where id = any(:ids) and state = 'active' order by id for share
                        """)
                .bindArray("ids", String.class, ids)
                .mapTo(String.class)
                .list());
    }

    /** Whether the items of these batches can still be promised to them; locks them in the order of their barcodes. */
    static boolean areFree(Handle db, List<QuarterPlan.Entry> entries) {
        return areFree(
                db,
                entries.stream()
                        .flatMap(entry -> entry.batch().lines().keySet().stream())
                        .toList(),
                List.of());
    }

    /**
     * Whether items can be promised; locks them in the order of their barcodes.
     *
     * @param giving the batches that may have promised them until now
     */
    static boolean areFree(Handle db, Collection<String> barcodes, Collection<String> giving) {
        // Copy by copy (offset 0): copies promised to others are more with each transaction of the plan, and are not to
        // be read through.
        int free = db.createQuery("""
                        select count(*) from (
                            select items.barcode
                              from items
                             where items.barcode = any(:barcodes) and items.lendable and not items.lost
                               and not exists (select 1 from batch_items
                                                where batch_items.barcode = items.barcode and batch_items.state = 'planned'
                                                  and batch_items.batch <> all(:giving)
                                               offset 0)
                             order by items.barcode
                               for update) as free
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .bindArray("giving", String.class, giving)
                .mapTo(int.class)
                .one();
        return free == barcodes.size();
    }

    private static void insertBatches(Handle db, List<QuarterPlan.Entry> entries) {
        Rows.bind(db.createUpdate("""
                        insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on,
                                             due_on, run, books)
                        select id, agreement, school, quarter, 'planned', places, lower_places, deliver_on, due_on, run, books
                          from unnest(:batch.id, :batch.agreement, :batch.school, :batch.quarter, :batch.places,
                                      :lowerPlaces, :batch.dates.deliverOn, :batch.dates.dueOn, :batch.run, :batch.books)
                               as new (id, agreement, school, quarter, places, lower_places, deliver_on, due_on, run, books)
                        """), QuarterPlan.Entry.class, entries).execute();
        Rows.bind(db.createUpdate("""
                        update rotation_places set planned = true
                          from unnest(:batch.agreement, :batch.quarter) as new (agreement, quarter)
                         where rotation_places.agreement = new.agreement and rotation_places.quarter = new.quarter
                        """), QuarterPlan.Entry.class, entries).execute();
    }

    private static void insertItems(Handle db, List<Row> rows) {
        Rows.bind(db.createUpdate("""
                        insert into batch_items (batch, barcode, school, title, name, level, box, state)
                        select batch, barcode, school, title, name, level, box, 'planned'
                          from unnest(:batch.id, :line.barcode, :batch.school, :line.title, :line.name, :line.level,
                                      :line.box)
                               as new (batch, barcode, school, title, name, level, box)
                        """), Row.class, rows).execute();
    }
}
