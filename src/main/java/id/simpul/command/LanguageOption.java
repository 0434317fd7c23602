package id.simpul.command;

import id.simpul.partner.Language;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --language}: in which language a command speaks, if not in that of the locale. */
final class LanguageOption {
    @Option(
            names = "--language",
            paramLabel = "id|en",
            converter = LanguageName.class,
            description = "Indonesian or English. Default: that of the locale, or Indonesian.")
    private Optional<Language> chosen = Optional.empty();

    /** The language that was asked for, if one was. */
    Optional<Language> chosen() {
        return chosen;
    }

    /** In which language people are spoken to. */
    Language spoken(Map<String, String> environment) {
        return chosen.orElseGet(() -> UserLanguage.of(environment));
    }
}
