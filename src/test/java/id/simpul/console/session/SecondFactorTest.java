package id.simpul.console.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorTest {
    private static final byte[] KEY = "12345678901234567890".getBytes(US_ASCII);

    /** RFC 6238, Appendix B, with SHA-1; the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_standard(long second, String code) {
        assertThat(SecondFactor.code(KEY, second / 30)).isEqualTo(code);
        assertThat(SecondFactor.step(KEY, code, Instant.ofEpochSecond(second))).hasValue(second / 30);
    }

    @Test
    void a_clock_may_be_wrong_by_one_step_and_no_more() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = now.getEpochSecond() / 30;
        assertThat(SecondFactor.step(KEY, SecondFactor.code(KEY, step - 1), now))
                .hasValue(step - 1);
        assertThat(SecondFactor.step(KEY, SecondFactor.code(KEY, step + 1), now))
                .hasValue(step + 1);
        assertThat(SecondFactor.step(KEY, SecondFactor.code(KEY, step - 2), now))
                .isEmpty();
        assertThat(SecondFactor.step(KEY, SecondFactor.code(KEY, step + 2), now))
                .isEmpty();
        assertThat(SecondFactor.step(KEY, "", now)).isEmpty();
    }

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB", "foobar, MZXW6YTBOI"})
    void a_key_is_typed_in_base_32(String text, String typed) {
        assertThat(SecondFactor.typed(text.getBytes(US_ASCII))).isEqualTo(typed);
    }

    @Test
    void apps_read_whose_it_is_from_its_address() {
        assertThat(SecondFactor.address("rina", "Simpul", KEY))
                .isEqualTo("otpauth://totp/Simpul:rina?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Simpul"
                        + "&digits=6&period=30");
    }
}
