package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintsTest {
    private final Fingerprints fingerprints = new Fingerprints(new byte[32]);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":2} | { \"b\" : 2 , \"a\" : 1 }",
                "{\"a\":1}         | {\"a\":1.0}",
                "{\"a\":1}         | {\"a\":1e0}",
                "{\"a\":100}       | {\"a\":1E+2}",
                "{\"a\":0}         | {\"a\":-0.00}",
                "{\"a\":12345678901234567890} | {\"a\":1.2345678901234567890e19}",
                "{\"a\":\"/\"}     | {\"a\":\"\\/\"}",
                "{\"a\":\"é\"}     | {\"\\u0061\":\"\\u00e9\"}",
                "{\"a\":\"😀\"}    | {\"a\":\"\\ud83d\\ude00\"}"
            })
    void what_is_equal_as_json_has_one_fingerprint(String one, String other) {
        assertThat(of(one)).isEqualTo(of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}         | {\"a\":2}",
                "{\"a\":1}         | {\"a\":\"1\"}",
                "{\"a\":1}         | {\"a\":-1}",
                "{\"a\":1}         | {\"a\":10}",
                "{\"a\":1}         | {\"A\":1}",
                "{\"a\":[1,2]}     | {\"a\":[2,1]}",
                "{\"a\":[1,2]}     | {\"a\":[12]}",
                "{\"a\":[[1],2]}   | {\"a\":[1,[2]]}",
                "{\"a\":null}      | {}",
                "{\"a\":null}      | {\"a\":false}",
                "{\"a\":true}      | {\"a\":\"true\"}",
                "{\"a\":{}}        | {\"a\":[]}",
                "{\"a\":\"bc\"}    | {\"ab\":\"c\"}",
                "{\"a\":\"é\"}     | {\"a\":\"e\\u0301\"}"
            })
    void what_differs_as_json_differs(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    @Test
    void without_the_key_a_fingerprint_tells_nothing() {
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(of("{}")).isNotEqualTo(new Fingerprints(other).of(tree("{}")));
        assertThat(of("{}").bytes()).hasSize(32);
        assertThatThrownBy(() -> new Fingerprints(new byte[8])).hasMessageContaining("make a new one");
    }

    private Fingerprint of(String json) {
        return fingerprints.of(tree(json));
    }

    private static JsonNode tree(String json) {
        return Body.read(json.getBytes(UTF_8), new Problems()).orElseThrow();
    }
}
