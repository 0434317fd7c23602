package id.simpul.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.List;
import java.util.Optional;

/**
 * What is told of a period: the same fields in the notice, in its files and at the command line.
 *
 * @param region a region of which it tells beside the whole; none for the whole alone
 * @param trend the quarters up to its end, the oldest first
 */
record Report(Evaluation whole, Optional<String> region, List<Evaluation> trend) {
    static final int QUARTERS = 8;

    ObjectNode data() {
        Evaluation scope = whole.within(region);
        EvaluationPeriod period = whole.period();
        ObjectNode data = Json.object()
                .put("period", period.name())
                .put("from", period.from().toString())
                .put("to", period.to().toString())
                .put("knownOn", whole.knownOn().toString());
        region.ifPresent(
                code -> data.putObject("region").put("system", "kemendagri").put("code", code));
        Library.Visitors visitors = whole.library().of(region);
        data.put("libraryVisits", visitors.visits()).put("libraryNewMembers", visitors.newMembers());
        indicators(data.putArray("indicators"), scope.total(), whole.total());
        rows(data.putArray("partners"), scope);
        ObjectNode history = data.putObject("trend");
        ArrayNode quarters = history.putArray("quarters");
        trend.forEach(quarter -> quarters.add(quarter(quarter.within(region))));
        return data;
    }

    private void indicators(ArrayNode list, Figures scope, Figures all) {
        for (Indicator indicator : Indicator.values()) {
            indicator.of(scope).or(() -> indicator.of(all)).ifPresent(any -> {
                ObjectNode told = list.addObject().put("indicator", indicator.wire());
                indicator.of(scope).ifPresent(value -> told.put("value", value));
                if (region.isPresent()) {
                    indicator.of(all).ifPresent(value -> told.put("overall", value));
                }
                if (indicator.isShare()) {
                    told.put("unit", "%");
                }
            });
        }
    }

    static void rows(ArrayNode list, Evaluation evaluation) {
        evaluation.rows().forEach(row -> list.add(row(row)));
    }

    static ObjectNode row(PartnerFigures row) {
        ObjectNode told = Json.object()
                .put("partner", row.partner().value())
                .put("name", row.name())
                .put("kind", row.kind());
        values(told, row.figures());
        return told;
    }

    private ObjectNode quarter(Evaluation quarter) {
        ObjectNode told = Json.object().put("quarter", quarter.period().name());
        Library.Visitors visitors = quarter.library().of(region);
        told.put("libraryVisits", visitors.visits()).put("libraryNewMembers", visitors.newMembers());
        return values(told, quarter.total());
    }

    /** Only the indicators that can be told, by the names that lists of indicators have. */
    static ObjectNode known(ObjectNode told, Figures figures) {
        for (Indicator indicator : Indicator.values()) {
            indicator.of(figures).ifPresent(value -> told.put(indicator.wire(), value));
        }
        return told;
    }

    /** Every indicator has its field; one that cannot be told is null. */
    static ObjectNode values(ObjectNode told, Figures figures) {
        for (Indicator indicator : Indicator.values()) {
            indicator
                    .of(figures)
                    .ifPresentOrElse(
                            value -> told.put(indicator.field(), value), () -> told.putNull(indicator.field()));
        }
        return told;
    }
}
