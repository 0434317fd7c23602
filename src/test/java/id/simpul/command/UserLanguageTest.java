package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.partner.Language;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserLanguageTest {
    @ParameterizedTest
    @CsvSource({"en_US.UTF-8, EN", "en, EN", "id_ID.UTF-8, ID", "C.UTF-8, ID", "POSIX, ID", "fr_FR.UTF-8, ID"})
    void the_locale_says_it_and_what_is_neither_is_indonesian(String locale, Language expected) {
        assertThat(UserLanguage.of(Map.of("LANG", locale))).isEqualTo(expected);
    }

    @Test
    void lc_all_comes_before_lang() {
        assertThat(UserLanguage.of(Map.of("LANG", "en_US.UTF-8", "LC_ALL", "id_ID.UTF-8")))
                .isEqualTo(Language.ID);
    }

    @Test
    void what_english_names_indonesian_names_too() throws Exception {
        Properties english = new Properties();
        Properties indonesian = new Properties();
        english.load(getClass().getResourceAsStream("/commands_en.properties"));
        indonesian.load(getClass().getResourceAsStream("/commands_id.properties"));

        assertThat(indonesian.keySet()).containsAll(english.keySet());
    }
}
