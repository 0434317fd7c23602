package id.simpul.check;

import id.simpul.ledger.Phrase;
import id.simpul.partner.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The sentences of the check in both languages, each under the code of its finding. */
final class CheckWords {
    private static final Map<Language, Properties> WORDS =
            new EnumMap<>(Map.of(Language.ID, read(Language.ID), Language.EN, read(Language.EN)));

    private CheckWords() {}

    static Phrase sentence(String code, List<Phrase> details) {
        return new Phrase(sentence(Language.ID, code, details), sentence(Language.EN, code, details));
    }

    private static String sentence(Language language, String code, List<Phrase> details) {
        String pattern = WORDS.get(language).getProperty(code);
        if (pattern == null) {
            throw new IllegalStateException("No sentence in " + language + " for the finding " + code);
        }
        return new MessageFormat(pattern, language.locale())
                .format(details.stream().map(detail -> detail.text(language)).toArray());
    }

    private static Properties read(Language language) {
        String resource = "/check_" + language.wire() + ".properties";
        try (InputStream in = CheckWords.class.getResourceAsStream(resource)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("The words of the check cannot be read from " + resource, e);
        }
    }
}
