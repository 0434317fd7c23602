package id.simpul.console.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.Reads;
import id.simpul.feature.Document;
import id.simpul.feature.Page;
import id.simpul.feature.Query;
import id.simpul.partner.Language;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The evaluations, as the feature writes them: one at a time, since each may go through all that a province ever borrowed. */
public final class Reports {
    private static final int MOST_PARTS = 50;

    private final Reads reads;
    private final Document evaluation;
    private final ReentrantLock counting = new ReentrantLock();

    /** @param reads without the short limits of pages */
    public Reports(Reads reads, List<Document> documents) {
        this.reads = reads;
        this.evaluation = documents.stream()
                .filter(document -> document.name().equals("evaluation"))
                .findFirst()
                .orElseThrow();
    }

    /** The sum first, then partner by partner; waits until whatever is being counted is done. */
    List<ObjectNode> lines(String period) {
        counting.lock();
        try {
            return part(period, "json", Language.ID, Optional.empty()).rows();
        } finally {
            counting.unlock();
        }
    }

    /** Nothing while something is being counted. */
    Optional<byte[]> pdf(String period, Language language) {
        return alone(() -> Base64.getDecoder()
                .decode(part(period, "pdf", language, Optional.empty())
                        .rows()
                        .get(0)
                        .path("pdf")
                        .asText()));
    }

    /** All figures of all partners; nothing while something is being counted. */
    Optional<String> csv(String period) {
        return alone(() -> {
            StringBuilder text = new StringBuilder();
            Optional<String> after = Optional.empty();
            int parts = 0;
            do {
                Page<ObjectNode> part = part(period, "csv", Language.ID, after);
                part.rows().forEach(row -> text.append(row.path("text").asText()));
                after = part.next();
            } while (after.isPresent() && ++parts < MOST_PARTS);
            return text.toString();
        });
    }

    private <T> Optional<T> alone(Supplier<T> written) {
        if (!counting.tryLock()) {
            return Optional.empty();
        }
        try {
            return Optional.of(written.get());
        } finally {
            counting.unlock();
        }
    }

    private Page<ObjectNode> part(String period, String format, Language language, Optional<String> after) {
        Map<String, String> filters = new HashMap<>();
        filters.put("period", period);
        filters.put("format", format);
        filters.put("language", language.wire());
        return reads.read(db -> evaluation.write(db, new Query(filters, after, 500)));
    }
}
