package id.simpul.rotation.batch;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The books of a batch, box by box; or the batches of a book, the one that has it now first. */
final class BatchItems {
    private static final Phrase ANY = new Phrase("", "");

    private BatchItems() {}

    /** A book of a batch: where it is, and whose batch it is. */
    private record Row(
            int box,
            String barcode,
            String title,
            String level,
            LineState state,
            boolean damaged,
            Optional<String> note,
            String batch,
            String name) {}

    static Listing<?> listing() {
        return new Listing<Row>(
                "batch.items",
                List.of(
                        Column.number("box", new Phrase("kardus", "box"), Row::box),
                        Column.id("barcode", new Phrase("barcode", "barcode"), Row::barcode),
                        Column.text("title", new Phrase("judul", "title"), Row::title),
                        Column.word("level", new Phrase("untuk kelas", "for grades"), Row::level),
                        Column.word("state", new Phrase("status", "state"), row -> row.state()
                                .wire()),
                        Column.detail("damaged", Phrase.verbatim("damaged"), Row::damaged),
                        Column.text("note", new Phrase("catatan", "note"), Row::note),
                        Column.id("batch", new Phrase("paket", "batch"), Row::batch),
                        Column.detail("name", Phrase.verbatim("name"), Row::name)),
                List.of(
                        new Filter("batch", new Phrase("paket", "batch"), false, id -> true, ANY),
                        new Filter("barcode", new Phrase("barcode", "barcode"), false, barcode -> true, ANY)),
                BatchItems::page);
    }

    private static Page<Row> page(Handle db, Query query) {
        if (query.filter("batch").isPresent()) {
            return ofBatch(db, query);
        }
        return query.filter("barcode").isPresent() ? ofBook(db, query) : Page.whole(List.of());
    }

    private static Page<Row> ofBatch(Handle db, Query query) {
        return Page.read(
                db.createQuery("""
                                select batch_items.*, batches.id, rotation_agreements.name as school_name,
                                       (to_char(box, 'FM00000') || ' ' || barcode) collate "C" as place
                                  from batch_items
                                  join batches on batches.id = batch_items.batch
                                  join rotation_agreements on rotation_agreements.id = batches.agreement
                                 where batch_items.batch = :batch
                                   and (:barcode = '' or barcode = :barcode)
                                   and batch_items.state <> 'dropped'
                                   and (to_char(box, 'FM00000') || ' ' || barcode) collate "C" > :after
                                 order by place
                                 limit :most
                                """)
                        .bind("batch", query.filter("batch").orElseThrow())
                        .bind("barcode", query.filter("barcode").orElse("")),
                query,
                BatchItems::row);
    }

    /** Where a copy is out or promised stands first; the index of those copies finds it. */
    private static Page<Row> ofBook(Handle db, Query query) {
        return Page.read(
                db.createQuery("""
                                select batch_items.*, batches.id, rotation_agreements.name as school_name,
                                       (case when batch_items.state = 'planned' then '2' else '1' end
                                        || ' ' || batches.id) collate "C" as place
                                  from batch_items
                                  join batches on batches.id = batch_items.batch
                                  join rotation_agreements on rotation_agreements.id = batches.agreement
                                 where (barcode = :barcode and batch_items.state = 'planned'
                                        or barcode = :barcode and batch_items.state in ('sent', 'missing', 'returned'))
                                   and (case when batch_items.state = 'planned' then '2' else '1' end
                                        || ' ' || batches.id) collate "C" > :after
                                 order by place
                                 limit :most
                                """).bind("barcode", query.filter("barcode").orElseThrow()), query, BatchItems::row);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getInt("box"),
                row.getString("barcode"),
                row.getString("name"),
                row.getString("level"),
                LineState.ofWire(row.getString("state")),
                row.getBoolean("damaged"),
                Optional.ofNullable(row.getString("note")),
                row.getString("id"),
                row.getString("school_name"));
    }
}
