package id.simpul.rotation.batch;

import id.simpul.feature.Column;
import id.simpul.feature.Filter;
import id.simpul.feature.Listing;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Phrase;
import id.simpul.rotation.Schedule;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** The books that could go in the place of one that is planned: on the shelf, new to the school, suited; the best first. */
final class SpareList {
    private static final Phrase BATCH = new Phrase("paket", "batch");
    private static final Phrase OUT = new Phrase("yang diganti", "what is replaced");

    private final Schedule schedule;
    private final Supplier<LocalDate> today;

    SpareList(Schedule schedule, Supplier<LocalDate> today) {
        this.schedule = schedule;
        this.today = today;
    }

    Listing<?> listing() {
        return new Listing<StockItem>(
                "batch.spares",
                List.of(
                        Column.id("barcode", new Phrase("barcode", "barcode"), StockItem::barcode),
                        Column.text("title", new Phrase("judul", "title"), StockItem::name),
                        Column.word("grades", new Phrase("untuk kelas", "for grades"), StockItem::grades),
                        Column.word("condition", new Phrase("kondisi", "condition"), StockItem::condition)),
                List.of(Filter.required("batch", BATCH), Filter.required("out", OUT)),
                this::page);
    }

    private Page<StockItem> page(Handle db, Query query) {
        Batch batch = Batches.shown(db, List.of(query.filter("batch").orElseThrow())).stream()
                .findFirst()
                .orElseThrow(() -> NotShown.notFound("/data/batch", BATCH));
        BatchLine out = batch.line(query.filter("out").orElseThrow())
                .filter(line -> line.state() == LineState.PLANNED)
                .orElseThrow(() -> NotShown.notFound("/data/out", OUT));
        return Page.whole(Stocks.sparesFor(db, batch, schedule.policyOn(today.get()), query.most()).stream()
                .filter(item -> item.suits(out.level()))
                .limit(query.most())
                .toList());
    }
}
