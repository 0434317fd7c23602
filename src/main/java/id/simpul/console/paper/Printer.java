package id.simpul.console.paper;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.NoPage;
import id.simpul.console.frame.Reads;
import id.simpul.console.frame.Visit;
import id.simpul.feature.Document;
import id.simpul.feature.Filter;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The papers, as the features draw them. */
public final class Printer {
    private static final int MOST = 500;

    private final Reads reads;
    private final List<Document> documents;

    public Printer(Reads reads, List<Document> documents) {
        this.reads = reads;
        this.documents = List.copyOf(documents);
    }

    /** The sheets of labels that are known. */
    List<String> sheets() {
        return document("labels").filters().stream()
                .filter(filter -> filter.key().equals("sheet"))
                .findFirst()
                .orElseThrow()
                .choices();
    }

    private Document document(String paper) {
        return documents.stream()
                .filter(one -> one.name().equals("paper." + paper))
                .findFirst()
                .orElseThrow(NoPage::new);
    }

    /**
     * A part of a print.
     *
     * @param pdf nothing if no batch of this part has anything to print
     * @param next where the part after it begins, if there is one
     */
    record Part(Optional<byte[]> pdf, Optional<String> next) {}

    /**
     * What is asked for by the query, in the reader's language.
     *
     * @throws NoPage if there is no such paper
     */
    Part print(String paper, Visit visit) {
        Document document = document(paper);
        Map<String, String> filters = new HashMap<>();
        for (Filter filter : document.filters()) {
            visit.asked(filter.key()).ifPresent(value -> filters.put(filter.key(), value));
        }
        filters.put("language", visit.words().language().wire());
        Page<ObjectNode> part =
                reads.read(db -> document.write(db, new Query(filters, visit.asked(PaperPage.AFTER), MOST)));
        return new Part(
                part.rows().stream().findFirst().map(row -> Base64.getDecoder()
                        .decode(row.path("pdf").asText())),
                part.next());
    }
}
