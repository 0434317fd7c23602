package id.simpul.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.feature.Page;
import id.simpul.ledger.Json;
import id.simpul.wording.Harmless;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * An evaluation for spreadsheets: the sum first, then partner by partner. A row is made when it is written, some hundred rows
 * travel together, and a file of many thousands comes in several parts.
 */
final class EvaluationSheet {
    /** Partners in one part: the evaluation is counted once for each part. */
    static final int PART = 20_000;

    private static final int TOGETHER = 500;
    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of(
                            "period",
                            "partner",
                            "name",
                            "kind",
                            "region",
                            "regionName",
                            "comparedSince",
                            "comparedMonths"),
                    Arrays.stream(Indicator.values()).map(Indicator::field))
            .toList();

    private final Evaluation evaluation;
    private final boolean withSum;

    /** @param withSum whether it is of all partners */
    EvaluationSheet(Evaluation evaluation, boolean withSum) {
        this.evaluation = evaluation;
        this.withSum = withSum;
    }

    /**
     * How far a reader has come.
     *
     * @param asOf what all parts are counted by, so that they are of one evaluation
     * @param row how many partners were written
     */
    record Place(Instant asOf, int row) {
        static Place first(Instant asOf) {
            return new Place(asOf, 0);
        }

        /** @throws IllegalArgumentException if it is none that a part ended with */
        static Place parse(String text) {
            if (!text.matches("\\d{4}-[\\d:T.-]+Z \\d{1,9}")) {
                throw new IllegalArgumentException("No place in a sheet: " + text);
            }
            String[] parts = text.split(" ");
            return new Place(Instant.parse(parts[0]), Integer.parseInt(parts[1]));
        }

        @Override
        public String toString() {
            return asOf + " " + row;
        }
    }

    Page<ObjectNode> after(Place place) {
        return after(place, PART);
    }

    Page<ObjectNode> after(Place place, int most) {
        List<PartnerFigures> rows = evaluation.rows();
        int end = Math.min(rows.size(), place.row() + most);
        List<ObjectNode> pages = new ArrayList<>();
        int first = place.row();
        do {
            int last = Math.min(end, first + TOGETHER);
            pages.add(Json.object().put("text", text(rows.subList(first, last), first == 0)));
            first = last;
        } while (first < end);
        Optional<String> next =
                end < rows.size() ? Optional.of(new Place(place.asOf(), end).toString()) : Optional.empty();
        return new Page<>(pages, next);
    }

    private String text(List<PartnerFigures> rows, boolean beginning) {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            if (beginning) {
                printer.printRecord(COLUMNS);
            }
            if (beginning && withSum) {
                print(printer, EvaluationBook.sum(evaluation));
            }
            for (PartnerFigures row : rows) {
                print(printer, EvaluationBook.line(evaluation.period(), row));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void print(CSVPrinter printer, ObjectNode line) throws IOException {
        printer.printRecord(COLUMNS.stream().map(column -> cell(line.path(column))));
    }

    private static String cell(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : Harmless.cell(value.asText());
    }
}
