package id.simpul.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A period's figures, partner by partner.
 *
 * @param knownOn the day of the cut-off: what was recorded later is not in it
 * @param rows the partners of which anything was counted, by name
 */
public record Evaluation(EvaluationPeriod period, LocalDate knownOn, List<PartnerFigures> rows, Library library) {
    public Evaluation {
        rows = List.copyOf(rows);
    }

    Figures total() {
        return Figures.sum(rows.stream().map(PartnerFigures::figures).toList());
    }

    Evaluation within(Optional<String> region) {
        return region.map(code -> new Evaluation(
                        period,
                        knownOn,
                        rows.stream().filter(row -> row.isIn(code)).toList(),
                        library))
                .orElse(this);
    }

    boolean isEmpty() {
        return rows.isEmpty() && library.days() == 0;
    }
}
