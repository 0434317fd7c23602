package id.simpul.check;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.ledger.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TroubleTest {
    private static final Object[] DETAILS = {"a-0", "b-1", "c-2", "d-3", "e-4", "f-5", "g-6"};

    @ParameterizedTest
    @ValueSource(strings = {"id", "en"})
    void every_code_has_a_sentence_and_no_sentence_is_without_a_code(String language) throws IOException {
        List<String> codes = Arrays.stream(Trouble.values()).map(Trouble::code).toList();

        assertThat(sentences(language)).containsExactlyInAnyOrderElementsOf(codes);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void both_languages_tell_the_same_details(Trouble trouble) {
        Phrase says = trouble.found(DETAILS).says();

        assertThat(told(says.indonesian())).isEqualTo(told(says.english()));
        assertThat(says.indonesian() + says.english()).doesNotContain("{", "''");
    }

    @Test
    void a_detail_is_said_in_the_language_of_its_sentence() {
        Phrase says = Trouble.FORGERY_NOT_REFUSED
                .found("AMQP", Canaries.Attempt.READ.words())
                .says();

        assertThat(says)
                .isEqualTo(new Phrase(
                        "Pintu AMQP tidak menolak pembacaan jawaban untuk mitra lain; tutup portnya dan periksa konfigurasi broker.",
                        "The AMQP listener did not refuse to read another partner's replies; close the port and check the"
                                + " broker's configuration."));
    }

    private static List<Object> told(String sentence) {
        return Arrays.stream(DETAILS)
                .filter(detail -> sentence.contains(detail.toString()))
                .toList();
    }

    private static Set<String> sentences(String language) throws IOException {
        try (InputStream in = TroubleTest.class.getResourceAsStream("/check_" + language + ".properties")) {
            Properties words = new Properties();
            words.load(in);
            return words.stringPropertyNames();
        }
    }
}
