package id.simpul.command;

import id.simpul.partner.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** What the commands say in one language: what fields are called, and the contract's own words. */
final class CommandWords {
    private final Language language;
    private final Properties words = new Properties();

    CommandWords(Language language) {
        this.language = language;
        try (InputStream in = CommandWords.class.getResourceAsStream("/commands_" + language.wire() + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The words of the commands cannot be read", e);
        }
    }

    Language language() {
        return language;
    }

    /** What is said if there is nothing to be shown. */
    String nothing() {
        return words.getProperty("nothing");
    }

    /** What a field is called; its own name where there is no better. */
    String field(String key) {
        return words.getProperty("field." + key, key);
    }

    /** How a word of the contract is said: that of this field, or the word as such. */
    String word(String field, String word) {
        return words.getProperty("word." + field + "." + word, words.getProperty("word." + word, word));
    }
}
