package id.simpul.rotation.planner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeTest {
    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "59, 598 Burung di Hutan, true",
        "598.2, 598 Burung di Hutan, false",
        "hewan, 598 Burung di Hutan, true",
        "Cerita Rakyat, 398.2 Malin Kundang, true",
        "cerita rakyat, 813 Malin Kundang, false",
        "cerita rakyat, Cerita Rakyat dari Agam, true",
        "burung, 598 Burung di Hutan, true",
        "burung laut, 598 Burung di Hutan, false",
        "burung, Memburung, false",
        "Sejarah, 959.8 Perang Paderi, true",
        "'', 598 Burung di Hutan, false"
    })
    void digits_are_a_ddc_number_names_of_classes_stand_for_them_and_words_are_looked_for(
            String theme, String subject, boolean answers) {
        assertThat(Theme.of(theme).matches(subject)).isEqualTo(answers);
    }
}
