package id.simpul.evaluation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.partner.Region;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is told of a period: the same fields in the notice, in its files and at the command line.
 *
 * @param region a region of which it tells beside the whole; none for the whole alone
 * @param trend the quarters up to its end, the oldest first
 */
record Report(Evaluation whole, Optional<String> region, List<Evaluation> trend) {
    static final int QUARTERS = 8;

    EvaluationPublished content() {
        Evaluation scope = whole.within(region);
        EvaluationPeriod period = whole.period();
        Optional<Library.Visitors> visitors = whole.library().of(region);
        return new EvaluationPublished(
                period.name(),
                period.from(),
                period.to(),
                whole.knownOn(),
                region.map(Region::kemendagri),
                visitors.map(Library.Visitors::visits),
                visitors.map(Library.Visitors::newMembers),
                whole.library().effect().map(Report::told),
                indicators(scope.total(), whole.total()),
                scope.rows().stream().map(Report::row).toList(),
                new EvaluationPublished.Trend(trend.stream()
                        .map(quarter -> quarter(quarter.within(region)))
                        .toList()));
    }

    static EvaluationPublished.BeforeAndAfter told(Library.Effect effect) {
        Compared compared = effect.compared();
        return new EvaluationPublished.BeforeAndAfter(
                compared.since(),
                compared.months(),
                compared.from(),
                compared.to(),
                effect.before().visits(),
                effect.after().visits(),
                effect.before().newMembers(),
                effect.after().newMembers());
    }

    private List<EvaluationPublished.Value> indicators(Figures scope, Figures all) {
        return Arrays.stream(Indicator.values())
                .filter(indicator ->
                        indicator.of(scope).or(() -> indicator.of(all)).isPresent())
                .map(indicator -> new EvaluationPublished.Value(
                        indicator.wire(),
                        indicator.of(scope),
                        region.flatMap(code -> indicator.of(all)),
                        indicator.isShare() ? Optional.of("%") : Optional.empty()))
                .toList();
    }

    static EvaluationPublished.PartnerRow row(PartnerFigures row) {
        return new EvaluationPublished.PartnerRow(
                row.partner(),
                row.name(),
                row.kind(),
                row.region(),
                row.compared().map(Compared::since),
                row.compared().map(Compared::months),
                values(row.figures()));
    }

    private EvaluationPublished.QuarterRow quarter(Evaluation quarter) {
        Optional<Library.Visitors> visitors = quarter.library().of(region);
        return new EvaluationPublished.QuarterRow(
                quarter.period().name(),
                visitors.map(Library.Visitors::visits),
                visitors.map(Library.Visitors::newMembers),
                values(quarter.total()));
    }

    /** Only the indicators that can be told, by the names that lists of indicators have. */
    static ObjectNode known(ObjectNode told, Figures figures) {
        for (Indicator indicator : Indicator.values()) {
            indicator.of(figures).ifPresent(value -> told.put(indicator.wire(), value));
        }
        return told;
    }

    /** Every indicator by the name of its field; empty for one that cannot be told. */
    static Map<String, Optional<BigDecimal>> values(Figures figures) {
        Map<String, Optional<BigDecimal>> values = new LinkedHashMap<>();
        for (Indicator indicator : Indicator.values()) {
            values.put(indicator.field(), indicator.of(figures));
        }
        return values;
    }
}
