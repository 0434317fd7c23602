package id.simpul.command;

import id.simpul.partner.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The language of whoever sits at the keyboard: as the locale says, and Indonesian if that is neither of the two. */
public final class UserLanguage {
    private static final List<String> VARIABLES = List.of("LC_ALL", "LC_MESSAGES", "LANG");

    private UserLanguage() {}

    /** The first variable that is set counts; Windows sets none, and there Java knows. */
    public static Language of(Map<String, String> environment) {
        return VARIABLES.stream()
                .map(environment::get)
                .filter(Objects::nonNull)
                .filter(value -> !value.isBlank())
                .findFirst()
                .or(() -> Optional.of(System.getProperty("user.language", "")).filter(known -> isWindows()))
                .filter(locale -> locale.startsWith(Language.EN.wire()))
                .map(english -> Language.EN)
                .orElse(Language.ID);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }
}
