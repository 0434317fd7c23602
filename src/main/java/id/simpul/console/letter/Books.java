package id.simpul.console.letter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.ledger.Json;
import java.util.List;
import java.util.Map;

/** The books of a batch on a page, and what its form says of each. */
final class Books {
    /** No batch is larger. */
    private static final int MOST = 1000;
    /** Before the barcode, in the name of a book's field; and in that of its note. */
    private static final String SAID = "b.";

    private static final String NOTE = "n.";

    private final Reads reads;

    Books(Reads reads) {
        this.reads = reads;
    }

    /**
     * The partner's own batch.
     *
     * @throws NoPage if it is not its, or there is none
     */
    ObjectNode batch(Opened opened) {
        return reads.rows("batch.list", "batch", opened.thing(), 1).stream()
                .filter(batch -> batch.path("school")
                        .asText()
                        .equals(opened.partner().id().value()))
                .findFirst()
                .orElseThrow(NoPage::new);
    }

    List<ObjectNode> of(String batch) {
        return reads.rows("batch.items", "batch", batch, MOST);
    }

    /** As a form shows them. */
    static List<Map<String, Object>> shown(List<ObjectNode> books, Visit visit) {
        return books.stream()
                .map(book -> {
                    String barcode = book.path("barcode").asText();
                    return Map.<String, Object>of(
                            "barcode", barcode,
                            "title", book.path("title").asText(),
                            "box", book.path("box").asInt(),
                            "said", visit.field(SAID + barcode),
                            "note", visit.field(NOTE + barcode));
                })
                .toList();
    }

    /** The barcodes of which the form says this. */
    static List<String> said(List<ObjectNode> books, Visit visit, String what) {
        return books.stream()
                .map(book -> book.path("barcode").asText())
                .filter(barcode -> visit.field(SAID + barcode).equals(what))
                .toList();
    }

    /** The same with what was noted of each. */
    static ArrayNode noted(List<String> barcodes, Visit visit) {
        ArrayNode noted = Json.object().arrayNode();
        for (String barcode : barcodes) {
            ObjectNode one = noted.addObject().put("barcode", barcode);
            String note = visit.field(NOTE + barcode).strip();
            if (!note.isEmpty()) {
                one.put("note", note);
            }
        }
        return noted;
    }
}
