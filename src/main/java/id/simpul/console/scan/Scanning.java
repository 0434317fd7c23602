package id.simpul.console.scan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.batch.BatchPage;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Reads;
import id.simpul.console.scan.Drafts.About;
import id.simpul.console.scan.Drafts.Draft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A batch that is being scanned: what is expected, what was scanned, and what a barcode is found to be. */
final class Scanning {
    static final String RETURN = "return";
    static final String PACK = "pack";

    private static final int BOOKS = 1000;
    private static final int DRAFTS = 2000;
    private static final Set<String> TO_PACK = Set.of("announced");
    private static final Set<String> TO_RETURN =
            Set.of("dispatched", "received", "due", "returned-in-part", "returned", "checked-in", "closed");

    private final Reads reads;
    private final ObjectNode batch;
    private final About about;
    private final Map<String, ObjectNode> books = new LinkedHashMap<>();

    private Scanning(Reads reads, ObjectNode batch, About about) {
        this.reads = reads;
        this.batch = batch;
        this.about = about;
    }

    /**
     * @throws NoPage if there is no such batch, or nothing of it to scan now
     */
    static Scanning of(Reads reads, String id) {
        ObjectNode batch = BatchPage.batch(reads, id);
        Scanning scanning =
                new Scanning(reads, batch, new About(id, purpose(batch).orElseThrow(NoPage::new)));
        reads.rows("batch.items", "batch", id, BOOKS)
                .forEach(book -> scanning.books.put(book.path("barcode").asText(), book));
        return scanning;
    }

    /** What a batch in its state is scanned for; nothing if it is not. */
    static Optional<String> purpose(ObjectNode batch) {
        String state = batch.path("state").asText();
        if (TO_PACK.contains(state)) {
            return Optional.of(PACK);
        }
        return TO_RETURN.contains(state) ? Optional.of(RETURN) : Optional.empty();
    }

    ObjectNode batch() {
        return batch;
    }

    About about() {
        return about;
    }

    boolean isReturn() {
        return about.purpose().equals(RETURN);
    }

    Optional<ObjectNode> book(String barcode) {
        return Optional.ofNullable(books.get(barcode));
    }

    List<Draft> drafts() {
        return reads.read(db -> Drafts.all(db, about, DRAFTS));
    }

    /** Books that should be scanned. */
    List<ObjectNode> expected() {
        Set<String> states = isReturn() ? Set.of("sent", "returned") : Set.of("planned");
        return books.values().stream()
                .filter(book -> states.contains(book.path("state").asText()))
                .toList();
    }

    long reportedMissing() {
        return books.values().stream()
                .filter(book -> book.path("state").asText().equals("missing"))
                .count();
    }

    /** Whether a draft is of a book of this batch that comes back, or goes. */
    static boolean counts(Draft draft) {
        return Set.of("back", "found", "goes").contains(draft.verdict());
    }

    /** What a barcode is found to be. */
    String verdict(String barcode) {
        String state = book(barcode).map(book -> book.path("state").asText()).orElse("");
        return switch (state) {
            case "sent", "returned" -> "back";
            case "missing", "lost" -> "found";
            case "in" -> "in";
            case "planned" -> isReturn() ? "elsewhere" : "goes";
            default -> elsewhere(barcode).isPresent() ? "elsewhere" : isReturn() ? "unknown" : "extra";
        };
    }

    /** The batch that has the book, or is to have it. */
    Optional<ObjectNode> elsewhere(String barcode) {
        return reads.rows("batch.items", "barcode", barcode, 1).stream()
                .filter(row -> !row.path("batch").asText().equals(about.batch()))
                .findFirst();
    }
}
