package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.partner.PartnerKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever takes a message knows the id under which the intake will answer it. */
class RequestIdTest {
    private final Envelopes envelopes = new Envelopes(new Fingerprints(new byte[32]));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\"}",
                "\uFEFF{\"id\":\"a\"}",
                "{\"data\":{\"id\":\"b\"},\"id\":\"a\"}",
                "{\"id\":\"b\",\"id\":\"a\"}",
                "{\"id\":\"a\",\"id\":5}",
                "{\"id\":5,\"id\":\"a\"}",
                "{\"id\":null}",
                "{\"id\":\"a\"} {}",
                "{\"id\":\"a\",}",
                "{\"id\":\"1375011205900001\"}",
                "{\"id\":\"a\\u0000\"}",
                "{\"id\":\"\\uD83D\"}",
                "{\"id\":\"\"}",
                "[\"id\"]",
                "\"id\"",
                ""
            })
    void it_is_the_id_of_the_answer(String body) {
        assertThat(RequestId.of(body.getBytes(UTF_8))).isEqualTo(answered(body.getBytes(UTF_8)));
    }

    @Test
    void an_id_has_up_to_128_characters_however_they_are_encoded() {
        assertThat(RequestId.of(message("📚".repeat(128)))).contains("📚".repeat(128));
        assertThat(RequestId.of(message("📚".repeat(129)))).isEmpty();
    }

    @Test
    void another_encoding_than_utf_8_has_none() {
        byte[] body = "{\"id\":\"a\"}".getBytes(UTF_16);

        assertThat(RequestId.of(body)).isEmpty();
        assertThat(answered(body)).isEmpty();
    }

    @Test
    void a_message_too_large_has_the_one_that_stands_before_the_cut() {
        String rest = "\"data\":\"" + "x".repeat(Envelopes.LARGEST) + "\"";

        assertThat(RequestId.of(("{\"id\":\"a\"," + rest + "}").getBytes(UTF_8)))
                .contains("a");
        assertThat(RequestId.of(("{" + rest + ",\"id\":\"a\"}").getBytes(UTF_8)))
                .isEmpty();
    }

    private static byte[] message(String id) {
        return ("{\"id\":\"" + id + "\"}").getBytes(UTF_8);
    }

    private Optional<String> answered(byte[] body) {
        return ((Opened.Malformed) envelopes.open(Samples.incoming(PartnerKind.SCHOOL, body))).id();
    }
}
