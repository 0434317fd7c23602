package id.simpul.evaluation.report;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.partner.Language;
import id.simpul.policy.Quarter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

/** What a report says in one language, and how that language writes numbers, days and quarters. */
public final class ReportWords {
    private final Language language;
    private final Properties words;
    private final Properties messages;

    public ReportWords(Language language) {
        this.language = language;
        this.words = load("/evaluation/report_" + language.wire() + ".properties");
        this.messages = load("/messages_" + language.wire() + ".properties");
    }

    Language language() {
        return language;
    }

    String get(String key, Object... args) {
        String pattern = words.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("No words in " + language + " for " + key);
        }
        return new MessageFormat(pattern, language.locale()).format(args);
    }

    /** What an indicator is called, as in the mail. */
    public String indicator(String wire) {
        return messages.getProperty("word.indicator." + wire, wire);
    }

    /** A number with as many digits as it came with; a dash for none. */
    String number(JsonNode value) {
        if (!value.isNumber()) {
            return get("none");
        }
        int digits = Math.max(0, value.decimalValue().scale());
        NumberFormat format = NumberFormat.getInstance(language.locale());
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
        return DateTimeFormatter.ofPattern(words.getProperty("date"), language.locale())
                .format(LocalDate.parse(day.asText()));
    }

    /** For a narrow column. */
    String shortDay(JsonNode day) {
        return DateTimeFormatter.ofPattern(words.getProperty("day.short"), language.locale())
                .format(LocalDate.parse(day.asText()));
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

    private static Properties load(String resource) {
        try (InputStream in = ReportWords.class.getResourceAsStream(resource)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
