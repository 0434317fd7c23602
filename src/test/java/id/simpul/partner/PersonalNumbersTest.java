package id.simpul.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1375011205900001",
                "NIK:1375015205900001.",
                "x1375011205900001y",
                "1375 0112 0590 0001",
                "1375-0112-0590-0001",
                "1375.0112.0590.0001",
                "137501 120590 0001",
                "13.75.01.120590.0001",
                "13 75 01 12 05 90 0001",
                "137501-1205900001",
                "137501120590-0001",
                "1234 1375 0112 0590 0001",
                "１３７５０１１２０５９００００１",
                "1375\u00a00112\u00a00590\u00a00001",
                "nomor 0812 dan 1375011205900001 dan 99"
            })
    void it_is_found_in_the_ways_people_write_it(String text) {
        assertThat(PersonalNumbers.in(text)).isTrue();
        assertThat(PersonalNumbers.redact(text))
                .contains("[NIK]")
                .satisfies(redacted -> assertThat(PersonalNumbers.in(redacted)).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "137501120590000",
                "13750112059000012",
                "913750112059000019",
                "9999999999999999",
                "2075011205900001",
                "1375013205900001",
                "1375017205900001",
                "1375010005900001",
                "1375011213900001",
                "1375011200900001",
                "12345678-1375-0112-0590-000123456789",
                "31-12-2026 0812-3456",
                "978-602-0000-00-0 dan 10300001",
                "2026-07-01T08:00:00+07:00",
                "1375 0112 0590 00011"
            })
    void other_numbers_are_left_alone(String text) {
        assertThat(PersonalNumbers.in(text)).isFalse();
        assertThat(PersonalNumbers.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1375011205900001", "1375011205900001.0", "1.375011205900001E15", "-1375011205900001"})
    void it_is_found_in_a_number_however_written(String number) {
        assertThat(PersonalNumbers.in(new BigDecimal(number))).isTrue();
    }

    @Test
    void all_of_several_are_taken_out() {
        assertThat(PersonalNumbers.redact("a 1375011205900001, 1306 0112 0590 0002 z"))
                .isEqualTo("a [NIK], [NIK] z");
    }

    @Test
    void a_uuid_is_drawn_at_random_whatever_its_last_digits_look_like() {
        String uuid = "e15d8ab0-108d-4971-8201-013001681758";
        assertThat(PersonalNumbers.in(uuid)).isFalse();
        assertThat(PersonalNumbers.in("permintaan " + uuid + " diterima")).isFalse();
        assertThat(PersonalNumbers.in(uuid + " 1375011205900001")).isTrue();
        assertThat(PersonalNumbers.in("8201-013001681758")).isTrue();
        assertThat(PersonalNumbers.in("xe15d8ab0-108d-4971-8201-013001681758")).isTrue();
    }
}
