package id.simpul.rotation.planning;

import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchLine;
import id.simpul.rotation.batch.LineState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Has each copy of a plan bear its own title, as printed on the book: the plan knows it by the title of its work. */
final class OwnTitles {
    private final Map<String, Own> byBarcode;

    private record Own(String title, String name) {
        BatchLine of(BatchLine line) {
            return BatchLine.planned(line.barcode(), title, name, line.level(), line.box());
        }
    }

    private OwnTitles(Map<String, Own> byBarcode) {
        this.byBarcode = byBarcode;
    }

    static QuarterPlan in(Handle db, QuarterPlan plan) {
        OwnTitles own = read(db);
        return new QuarterPlan(
                plan.quarter(),
                plan.visits(),
                plan.entries().stream().map(own::entry).toList(),
                plan.runs(),
                plan.notes());
    }

    /** Of all copies that have another than their work: mostly fewer than a plan has places. */
    private static OwnTitles read(Handle db) {
        Map<String, Own> own = new HashMap<>();
        db.createQuery("""
                        select items.barcode, titles.id, titles.title
                          from items
                          join titles on titles.id = items.described
                         where items.described <> items.title
                        """)
                .map((row, context) ->
                        own.put(row.getString("barcode"), new Own(row.getString("id"), row.getString("title"))))
                .list();
        return new OwnTitles(own);
    }

    /** The titles that the works of planned copies go by. */
    static Map<String, String> works(Handle db, Collection<Batch> batches) {
        List<String> barcodes = batches.stream()
                .flatMap(batch -> batch.linesIn(LineState.PLANNED).stream())
                .map(BatchLine::barcode)
                .toList();
        Map<String, String> works = new HashMap<>();
        db.createQuery("select barcode, title from items where barcode = any(:barcodes)")
                .bindArray("barcodes", String.class, barcodes)
                .map((row, context) -> works.put(row.getString("barcode"), row.getString("title")))
                .list();
        return works;
    }

    private QuarterPlan.Entry entry(QuarterPlan.Entry entry) {
        List<BatchLine> changed = entry.batch().lines().values().stream()
                .filter(line -> byBarcode.containsKey(line.barcode()))
                .map(line -> byBarcode.get(line.barcode()).of(line))
                .toList();
        return changed.isEmpty()
                ? entry
                : new QuarterPlan.Entry(
                        entry.name(),
                        entry.region(),
                        entry.lowerPlaces(),
                        entry.batch().with(changed),
                        entry.shortfalls());
    }
}
