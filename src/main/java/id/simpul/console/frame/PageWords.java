package id.simpul.console.frame;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import id.simpul.wording.Cells;
import id.simpul.wording.FieldWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Properties;

/** The words of the console in one language; those of the contract are said as commands and mails say them. */
public final class PageWords {
    private final Language language;
    private final ZoneId zone;
    private final Properties words;
    private final FieldWords fields;
    private final Cells cells;

    /**
     * @param zone the library's, in which times are told
     */
    public PageWords(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
        this.words = load("/console_" + language.wire() + ".properties");
        this.fields = new FieldWords(language);
        this.cells = new Cells(fields, zone);
    }

    public Language language() {
        return language;
    }

    public ZoneId zone() {
        return zone;
    }

    public boolean has(String key) {
        return words.containsKey(key);
    }

    public String get(String key) {
        return Optional.ofNullable(words.getProperty(key))
                .orElseThrow(() -> new IllegalStateException("No words in " + language + " for " + key));
    }

    public String get(String key, Object one) {
        return filled(key, one);
    }

    public String get(String key, Object one, Object two) {
        return filled(key, one, two);
    }

    public String get(String key, Object one, Object two, Object three) {
        return filled(key, one, two, three);
    }

    private String filled(String key, Object... args) {
        return new MessageFormat(get(key), language.locale()).format(args);
    }

    public String of(Phrase phrase) {
        return phrase.text(language);
    }

    /** What a field of an act's answer is called. */
    public String field(String key) {
        return capital(fields.field(key));
    }

    /** How a word of the contract is said. */
    public String word(String field, String word) {
        return fields.word(field, word);
    }

    /** What stands in a cell. */
    public String cell(String key, boolean isWord, JsonNode value) {
        return cells.cell(key, isWord, value);
    }

    public String number(long number) {
        return NumberFormat.getInstance(language.locale()).format(number);
    }

    /** {@code Senin, 4 Januari 2027}. */
    public String longDay(LocalDate day) {
        return format("EEEE, d MMMM uuuu").format(day);
    }

    /** {@code Sen, 4 Jan}. */
    public String shortDay(LocalDate day) {
        return format("EEE, d MMM").format(day);
    }

    /** {@code Januari 2027}. */
    public String month(java.time.YearMonth month) {
        return capital(format("MMMM uuuu").format(month));
    }

    /** {@code Sen}. */
    public String weekday(LocalDate day) {
        return format("EEE").format(day);
    }

    public String day(LocalDate day) {
        return format("d MMM uuuu").format(day);
    }

    /** To the minute, with the zone's short name. */
    public String time(Instant at) {
        return format(language == Language.ID ? "d MMM uuuu HH.mm z" : "d MMM uuuu HH:mm z")
                .format(at.atZone(zone));
    }

    private DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language.locale());
    }

    public static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static Properties load(String resource) {
        try (InputStream in = PageWords.class.getResourceAsStream(resource)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("The words of the console cannot be read", e);
        }
    }
}
