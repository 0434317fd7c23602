package id.simpul.evaluation;

import id.simpul.evaluation.report.ReportWords;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Spoken;
import id.simpul.partner.Language;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An evaluation for the screen: the indicators of the whole, then what matters most of each partner. */
final class EvaluationTable {
    private static final int WIDEST = 24;

    private static final List<Phrase> COLUMNS = List.of(
            new Phrase("paket", "batches"),
            new Phrase("diantar", "brought"),
            new Phrase("kembali", "back"),
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
                        "%s, sebagaimana diketahui pada %s%nPerpustakaan: %s%n%n",
                        "%s, as known on %s%nThe library: %s%n%n")
                .text(language)
                .formatted(
                        words.period(evaluation.period().name()),
                        Spoken.day(evaluation.knownOn(), language),
                        library()));
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
                    "%n%-" + WIDEST + "s%8s%8s%8s%8s%8s%8s%8s%n",
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
                        "%nSeluruh perpustakaan, %d bulan sebelum dan sesudah %s:%nkunjungan %s dan %s, anggota baru %s dan %s%n",
                        "%nThe whole library, %d months before and after %s:%nvisits %s and %s, new members %s and %s%n")
                .text(language)
                .formatted(
                        effect.compared().months(),
                        Spoken.day(effect.compared().since(), language),
                        number(effect.before().visits()),
                        number(effect.after().visits()),
                        number(effect.before().newMembers()),
                        number(effect.after().newMembers()));
    }

    private String library() {
        return evaluation
                .library()
                .of(Optional.empty())
                .map(all -> new Phrase("%s kunjungan, %s anggota baru", "%s visits, %s new members")
                        .text(language)
                        .formatted(number(all.visits()), number(all.newMembers())))
                .orElseGet(() -> new Phrase("belum ada angka", "no figures").text(language));
    }

    private String line(PartnerFigures row) {
        String name = row.name().length() < WIDEST ? row.name() : row.name().substring(0, WIDEST - 2) + "…";
        return String.format(
                Locale.ROOT,
                "%-" + WIDEST + "s%8s%8s%8s%8s%8s%8s%8s%n",
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
        String number = NumberFormat.getInstance(language.locale()).format(value);
        return indicator.isShare() ? number + " %" : number;
    }

    private String number(long value) {
        return NumberFormat.getInstance(language.locale()).format(value);
    }
}
