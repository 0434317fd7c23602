package id.simpul.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.paper.Words;
import id.simpul.partner.Language;
import id.simpul.policy.Quarter;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;

/** What a report says in one language, and how that language writes numbers, days and quarters. */
public final class ReportWords {
    private final Words words;
    private final Words messages;

    public ReportWords(Language language) {
        this.words = new Words(language, "/evaluation/report");
        this.messages = new Words(language, "/messages");
    }

    Words words() {
        return words;
    }

    Language language() {
        return words.language();
    }

    String get(String key, Object... args) {
        return words.get(key, args);
    }

    /** What an indicator is called, as in the mail. */
    public String indicator(String wire) {
        return messages.get("word.indicator." + wire);
    }

    /** A number with as many digits as it came with; a dash for none. */
    String number(JsonNode value) {
        if (!value.isNumber()) {
            return get("none");
        }
        int digits = Math.max(0, value.decimalValue().scale());
        NumberFormat format = NumberFormat.getInstance(language().locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value.decimalValue());
    }

    /** Whose turn it is to give, in words: a sign would have to be explained. */
    public String balance(BigDecimal sent) {
        String key = sent.signum() > 0 ? "balance.owed" : sent.signum() < 0 ? "balance.owes" : "balance.even";
        return get(key, sent.abs());
    }

    String percent(JsonNode value) {
        return value.isNumber() ? number(value) + " %" : get("none");
    }

    String day(JsonNode day) {
        return words.day("date", LocalDate.parse(day.asText()));
    }

    /** For a narrow column. */
    String shortDay(JsonNode day) {
        return words.day("day.short", LocalDate.parse(day.asText()));
    }

    public String period(String name) {
        if (!Quarter.isValid(name)) {
            return get("year", name);
        }
        Quarter quarter = Quarter.parse(name);
        return get("quarter", get("roman." + quarter.number()), Integer.toString(quarter.year()));
    }

    /** For the axis of a chart. */
    String shortQuarter(String name) {
        Quarter quarter = Quarter.parse(name);
        return get(
                "quarter.short",
                get("roman." + quarter.number()),
                Integer.toString(quarter.year()).substring(2));
    }
}
