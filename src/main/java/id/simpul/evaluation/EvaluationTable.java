package id.simpul.evaluation;

import java.math.BigDecimal;
import java.util.Locale;

/** An evaluation for the screen: the indicators of the whole, then what matters most of each partner. */
final class EvaluationTable {
    private static final int WIDEST = 40;

    private final Evaluation evaluation;

    EvaluationTable(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(evaluation.period().name())
                .append(", as known on ")
                .append(evaluation.knownOn())
                .append("; the library: ")
                .append(evaluation.library().all().visits())
                .append(" visits, ")
                .append(evaluation.library().all().newMembers())
                .append(" new members\n\n");
        Figures total = evaluation.total();
        for (Indicator indicator : Indicator.values()) {
            indicator
                    .of(total)
                    .ifPresent(value -> text.append(
                            String.format(Locale.ROOT, "%-22s%10s%n", indicator.wire(), shown(indicator, value))));
        }
        if (!evaluation.rows().isEmpty()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%-" + WIDEST + "s%9s%9s%9s%9s%9s%9s%9s%n",
                    "partner",
                    "batches",
                    "brought",
                    "returned",
                    "fill",
                    "novelty",
                    "loss",
                    "open"));
            evaluation.rows().forEach(row -> text.append(line(row)));
        }
        return text.toString();
    }

    private static String line(PartnerFigures row) {
        String name = row.name().length() < WIDEST ? row.name() : row.name().substring(0, WIDEST - 2) + "…";
        return String.format(
                Locale.ROOT,
                "%-" + WIDEST + "s%9s%9s%9s%9s%9s%9s%9s%n",
                name,
                cell(row, Indicator.BATCHES),
                cell(row, Indicator.BROUGHT_ON_TIME),
                cell(row, Indicator.RETURNED_ON_TIME),
                cell(row, Indicator.FILL),
                cell(row, Indicator.NOVELTY),
                cell(row, Indicator.LOSS_RATE),
                cell(row, Indicator.OBLIGATIONS_OPEN));
    }

    private static String cell(PartnerFigures row, Indicator indicator) {
        return indicator.of(row.figures()).map(value -> shown(indicator, value)).orElse("-");
    }

    private static String shown(Indicator indicator, BigDecimal value) {
        return indicator.isShare() ? value + " %" : value.toPlainString();
    }
}
