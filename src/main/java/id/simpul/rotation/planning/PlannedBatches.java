package id.simpul.rotation.planning;

import id.simpul.partner.PartnerId;
import id.simpul.rotation.Rows;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Writes planned batches with their items. */
final class PlannedBatches {
    private PlannedBatches() {}

    private record Row(Batch batch, BatchLine line) {}

    static void write(Handle db, List<QuarterPlan.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        insertBatches(db, entries);
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
        List<String> barcodes = entries.stream()
                .flatMap(entry -> entry.batch().lines().keySet().stream())
                .toList();
        int free = db.createQuery("""
                        select items.barcode
                          from items
                         where items.barcode = any(:barcodes) and items.lendable and not items.lost
                           and not exists (select 1 from batch_items
                                            where batch_items.barcode = items.barcode and batch_items.state = 'planned')
                         order by items.barcode
                           for update
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .mapTo(String.class)
                .list()
                .size();
        return free == barcodes.size();
    }

    private static void insertBatches(Handle db, List<QuarterPlan.Entry> entries) {
        Update insert = db.createUpdate("""
                insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on, due_on,
                                     run)
                select id, agreement, school, quarter, 'planned', places, lower_places, deliver_on, due_on, run
                  from unnest(:ids, :agreements, :schools, :quarters, :places, :lower, :deliver, :due, :runs)
                       as new (id, agreement, school, quarter, places, lower_places, deliver_on, due_on, run)
                """);
        Rows.of(entries)
                .bind(insert, "ids", String.class, one -> one.batch().id())
                .bind(insert, "agreements", String.class, one -> one.batch().agreement())
                .bind(insert, "schools", PartnerId.class, one -> one.batch().school())
                .bind(insert, "quarters", String.class, one -> one.batch()
                        .quarter()
                        .toString())
                .bind(insert, "places", Integer.class, one -> one.batch().places())
                .bind(insert, "lower", Integer.class, QuarterPlan.Entry::lowerPlaces)
                .bind(insert, "deliver", LocalDate.class, one -> one.batch()
                        .dates()
                        .deliverOn())
                .bind(insert, "due", LocalDate.class, one -> one.batch().dates().dueOn())
                .bindOptional(insert, "runs", Integer.class, one -> one.batch().run());
        insert.execute();
    }

    private static void insertItems(Handle db, List<Row> rows) {
        Update insert = db.createUpdate("""
                insert into batch_items (batch, barcode, school, title, name, level, box, state)
                select batch, barcode, school, title, name, level, box, 'planned'
                  from unnest(:batches, :barcodes, :schools, :titles, :names, :levels, :boxes)
                       as new (batch, barcode, school, title, name, level, box)
                """);
        Rows.of(rows)
                .bind(insert, "batches", String.class, row -> row.batch().id())
                .bind(insert, "barcodes", String.class, row -> row.line().barcode())
                .bind(insert, "schools", PartnerId.class, row -> row.batch().school())
                .bind(insert, "titles", String.class, row -> row.line().title())
                .bind(insert, "names", String.class, row -> row.line().name())
                .bind(insert, "levels", String.class, row -> row.line().level())
                .bind(insert, "boxes", Integer.class, row -> row.line().box());
        insert.execute();
    }
}
