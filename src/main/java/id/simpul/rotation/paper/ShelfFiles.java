package id.simpul.rotation.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.catalogue.shelf.ShelfCopies;
import id.simpul.catalogue.shelf.ShelfFile;
import id.simpul.feature.Document;
import id.simpul.feature.Filter;
import id.simpul.feature.NotShown;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What a school's own library system takes in to show what is on its shelf: the books of a batch as they are in the boxes, and when
 * they have gone back, those to be taken out again.
 */
public final class ShelfFiles {
    private static final Phrase BATCH = new Phrase("paket", "batch");

    private ShelfFiles() {}

    public static Document document() {
        return new Document(
                "batch.marc",
                List.of(
                        Filter.required("batch", BATCH),
                        Filter.oneOf("format", new Phrase("bentuk", "format"), ShelfFile.wires()),
                        Filter.language()),
                ShelfFiles::file);
    }

    private static Page<ObjectNode> file(Handle db, Query query) {
        String batch = query.filter("batch").orElseThrow();
        ShelfFile file = query.filter("format").map(ShelfFile::ofWire).orElse(ShelfFile.MARC);
        List<String> barcodes = barcodes(db, batch);
        if (barcodes.isEmpty()) {
            throw NotShown.notFound("/data/batch", BATCH);
        }
        byte[] content = file.of(ShelfCopies.of(db, barcodes));
        return Page.whole(List.of(Json.object()
                .put("name", batch + (file == ShelfFile.SLIMS_BACK ? "-kembali." : ".") + file.ending())
                .put("type", file.type())
                .put("file", Base64.getEncoder().encodeToString(content))));
    }

    private static List<String> barcodes(Handle db, String batch) {
        return db.createQuery("""
                        select barcode from batch_items where batch = :batch and state <> 'dropped' order by barcode limit 10000
                        """).bind("batch", batch).mapTo(String.class).list();
    }

    /** The books that a notice lists, as MARC. */
    public static byte[] marc(Handle db, ObjectNode notice) {
        List<String> barcodes = new ArrayList<>();
        notice.path("items").forEach(item -> barcodes.add(item.path("barcode").asText()));
        return ShelfFile.MARC.of(ShelfCopies.of(db, barcodes));
    }
}
