package id.simpul.evaluation;

import id.simpul.evaluation.report.ReportWords;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An evaluation for the screen: the indicators of the whole, then what matters most of each partner. */
final class EvaluationTable {
    private static final int WIDEST = 34;

    private static final List<Phrase> COLUMNS = List.of(
            new Phrase("paket", "batches"),
            new Phrase("diantar", "brought"),
            new Phrase("kembali", "returned"),
            new Phrase("terisi", "fill"),
            new Phrase("baru", "novelty"),
            new Phrase("hilang", "loss"),
            new Phrase("terbuka", "open"));

    private final Evaluation evaluation;
    private final Language language;
    private final ReportWords words;

    EvaluationTable(Evaluation evaluation, Language language) {
        this.evaluation = evaluation;
        this.language = language;
        this.words = new ReportWords(language);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append(new Phrase(
                        "%s, sebagaimana diketahui pada %s; perpustakaan: %s%n%n",
                        "%s, as known on %s; the library: %s%n%n")
                .text(language)
                .formatted(evaluation.period().name(), evaluation.knownOn(), library()));
        Figures total = evaluation.total();
        for (Indicator indicator : Indicator.values()) {
            indicator
                    .of(total)
                    .ifPresent(value -> text.append(String.format(
                            Locale.ROOT, "%-40s%10s%n", words.indicator(indicator.wire()), shown(indicator, value))));
        }
        evaluation.library().effect().ifPresent(effect -> text.append(effect(effect)));
        if (!evaluation.rows().isEmpty()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%-" + WIDEST + "s%9s%9s%9s%9s%9s%9s%9s%n",
                    new Phrase("mitra", "partner").text(language),
                    COLUMNS.get(0).text(language),
                    COLUMNS.get(1).text(language),
                    COLUMNS.get(2).text(language),
                    COLUMNS.get(3).text(language),
                    COLUMNS.get(4).text(language),
                    COLUMNS.get(5).text(language),
                    COLUMNS.get(6).text(language)));
            evaluation.rows().forEach(row -> text.append(line(row)));
        }
        return text.toString();
    }

    private String effect(Library.Effect effect) {
        return new Phrase(
                        "%nSeluruh perpustakaan, %d bulan sebelum dan sesudah %s: kunjungan %d dan %d, anggota baru %d dan %d%n",
                        "%nThe whole library, %d months before and after %s: visits %d and %d, new members %d and %d%n")
                .text(language)
                .formatted(
                        effect.compared().months(),
                        effect.compared().since(),
                        effect.before().visits(),
                        effect.after().visits(),
                        effect.before().newMembers(),
                        effect.after().newMembers());
    }

    private String library() {
        return evaluation
                .library()
                .of(Optional.empty())
                .map(all -> new Phrase("%d kunjungan, %d anggota baru", "%d visits, %d new members")
                        .text(language)
                        .formatted(all.visits(), all.newMembers()))
                .orElseGet(() -> new Phrase("belum ada angka", "no figures").text(language));
    }

    private String line(PartnerFigures row) {
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

    private String cell(PartnerFigures row, Indicator indicator) {
        return indicator.of(row.figures()).map(value -> shown(indicator, value)).orElse("-");
    }

    private String shown(Indicator indicator, BigDecimal value) {
        if (indicator == Indicator.EXCHANGE_BALANCE) {
            return words.balance(value);
        }
        return indicator.isShare() ? value + " %" : value.toPlainString();
    }
}
