package id.simpul.wording;

import id.simpul.partner.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** What commands and pages say in one language: what fields are called, and the contract's own words. */
public final class FieldWords {
    /** Fields that hold the words of others. */
    private static final Map<String, List<String>> ALSO =
            Map.of("subject", List.of("subject", "purpose", "service"), "audience", List.of("audience", "kind"));

    private final Language language;
    private final Properties words;
    private final Properties mails;

    public FieldWords(Language language) {
        this.language = language;
        this.words = load("/commands_" + language.wire() + ".properties");
        this.mails = load("/messages_" + language.wire() + ".properties");
    }

    private static Properties load(String resource) {
        try (InputStream in = FieldWords.class.getResourceAsStream(resource)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("The words of the commands cannot be read", e);
        }
    }

    public Language language() {
        return language;
    }

    /** What is said if there is nothing to be shown. */
    public String nothing() {
        return words.getProperty("nothing");
    }

    /** What a field is called; its own name where there is no better. */
    public String field(String key) {
        return words.getProperty("field." + key, key);
    }

    /** How a word of the contract is said: that of this field, as here or as in mails, or the word as such. */
    public String word(String field, String word) {
        return ALSO.getOrDefault(field, List.of(field)).stream()
                .map(one -> "word." + one + "." + word)
                .map(own -> words.getProperty(own, mails.getProperty(own)))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(words.getProperty("word." + word, word));
    }
}
