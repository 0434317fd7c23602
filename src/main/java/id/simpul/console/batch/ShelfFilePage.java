package id.simpul.console.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Answer;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.feature.Document;
import id.simpul.feature.Query;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A batch's books as a file for the school's own library system. */
public final class ShelfFilePage implements Page {
    static final List<String> FORMATS = List.of("marc", "marcxml", "slims", "slims-back");

    private final Reads reads;
    private final Document document;
    private final String format;

    private ShelfFilePage(Reads reads, Document document, String format) {
        this.reads = reads;
        this.document = document;
        this.format = format;
    }

    public static List<Page> all(Reads reads, List<Document> documents) {
        Document marc = documents.stream()
                .filter(document -> document.name().equals("batch.marc"))
                .findFirst()
                .orElseThrow();
        return FORMATS.stream()
                .<Page>map(format -> new ShelfFilePage(reads, marc, format))
                .toList();
    }

    @Override
    public String address() {
        return "/batches/:batch/" + format;
    }

    @Override
    public Answer show(Visit visit) {
        Query query = new Query(Map.of("batch", visit.place("batch"), "format", format), Optional.empty(), 1);
        ObjectNode file = reads.read(db -> document.write(db, query)).rows().get(0);
        return Answer.file(
                file.path("name").asText(),
                file.path("type").asText(),
                Base64.getDecoder().decode(file.path("file").asText()));
    }
}
