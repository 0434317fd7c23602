package id.simpul.paper;

import id.simpul.partner.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/** What papers of one kind say in one language, from a file of that language. */
public final class Words {
    private final Language language;
    private final Properties words = new Properties();

    /** @param kind the file's folder and name without language: {@code /paper/paper} */
    public Words(Language language, String kind) {
        this.language = language;
        String resource = kind + "_" + language.wire() + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(resource)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }

    /** Of the library's papers. */
    public static Words ofPapers(Language language) {
        return new Words(language, "/paper/paper");
    }

    public Language language() {
        return language;
    }

    /** @throws IllegalStateException if there are no such words, which is a fault of the hub's own */
    public String get(String key, Object... args) {
        return new MessageFormat(pattern(key), language.locale()).format(args);
    }

    /** A day as one of the patterns among the words writes it. */
    public String day(String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(pattern(pattern), language.locale()).format(day);
    }

    /** As the reader writes it: 1.500 or 1,500. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(language.locale()).format(number);
    }

    /** As a heading or a line of its own begins. */
    static String capital(String said) {
        return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
    }

    private String pattern(String key) {
        String pattern = words.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("No words in " + language + " for " + key);
        }
        return pattern;
    }
}
