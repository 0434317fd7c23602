package id.simpul.rotation.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Document;
import id.simpul.feature.Filter;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Code;
import id.simpul.ledger.Phrase;
import id.simpul.paper.Arrival;
import id.simpul.paper.BoxLabels;
import id.simpul.paper.PackedBatch;
import id.simpul.paper.Sheet;
import id.simpul.paper.SheetFile;
import id.simpul.paper.TestPrint;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.paper.WantedBatches.Day;
import id.simpul.rotation.paper.WantedBatches.Wanted;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Labels for the boxes of batches, on whatever sheets of labels the library has. */
record LabelPapers(Schedule schedule, Clock clock, Arrival.Source arrivals, Path ownSheets) {
    private static final String USUAL = "a4-8";

    Document document() {
        return new Document(
                "paper.labels",
                Stream.concat(
                                WantedBatches.filters().stream(),
                                Stream.of(
                                        Filter.flag("test", new Phrase("cetak coba", "test print")),
                                        new Filter(
                                                "sheet",
                                                new Phrase("lembar label", "label sheet"),
                                                false,
                                                text -> true,
                                                new Phrase("", ""),
                                                choices()),
                                        Print.number("first", new Phrase("label pertama", "first label"))))
                        .toList(),
                this::write);
    }

    /** Those known at the start; one that the library adds later can be named all the same. */
    private List<String> choices() {
        try {
            return List.copyOf(sheets().keySet());
        } catch (NotShown mistaken) {
            // The next print says what is wrong in the library's own file.
            return List.of(USUAL);
        }
    }

    private Page<ObjectNode> write(Handle db, Query query) {
        Sheet sheet = sheet(query);
        Print print = Print.of(query, schedule, clock);
        if (query.flag("test")) {
            return Page.whole(List.of(Print.file(TestPrint.draw(sheet, print.words()))));
        }
        Page<Wanted> wanted = WantedBatches.page(db, query, Day.DELIVERY);
        List<PackedBatch> filled = wanted.rows().stream()
                .map(BatchPapers::packed)
                .filter(batch -> !batch.books().isEmpty())
                .toList();
        if (filled.isEmpty() && query.filter("batch").isPresent()) {
            throw Print.nothing("paket itu tidak berisi buku", "there is no book in that batch");
        }
        return new Page<>(
                filled.isEmpty() ? List.of() : List.of(Print.file(labels(filled, sheet, query, print))), wanted.next());
    }

    /** Only the first file begins on a sheet that has been used. */
    private byte[] labels(List<PackedBatch> batches, Sheet sheet, Query query, Print print) {
        int first = query.after().isPresent() ? 1 : first(query, sheet);
        BoxLabels labels = new BoxLabels(sheet, first, print.sender(), print.words(), arrivals, print.today());
        batches.forEach(labels::add);
        return labels.bytes();
    }

    private static int first(Query query, Sheet sheet) {
        int first = query.filter("first").map(Integer::parseInt).orElse(1);
        if (first > sheet.labels()) {
            throw NotShown.because(
                    Code.SCHEMA,
                    "/data/first",
                    "first",
                    new Phrase(
                            "lembar ini punya " + sheet.labels() + " label",
                            "this sheet has " + sheet.labels() + " labels"));
        }
        return first;
    }

    private Sheet sheet(Query query) {
        String name = query.filter("sheet").orElse(USUAL);
        Map<String, Sheet> sheets = sheets();
        if (!sheets.containsKey(name)) {
            String all = String.join(", ", sheets.keySet());
            throw NotShown.because(
                    Code.SCHEMA, "/data/sheet", "sheet", new Phrase("pilih dari " + all, "choose from " + all));
        }
        return sheets.get(name);
    }

    private Map<String, Sheet> sheets() {
        try {
            return SheetFile.with(ownSheets);
        } catch (IllegalArgumentException e) {
            throw NotShown.because(Code.FILE_MISTAKE, "/data/sheet", e.getMessage());
        }
    }
}
