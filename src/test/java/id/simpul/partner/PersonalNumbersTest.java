package id.simpul.partner;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.bench.PlausibleSentences;
import java.math.BigDecimal;
import java.util.stream.Stream;
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
                // divided in any way
                "13750112 05900001",
                "1375011205 900001",
                "13 75 01 12 05 90 00 01",
                "1 3 7 5 0 1 1 2 0 5 9 0 0 0 0 1",
                "1375  0112  0590  0001",
                "1375 - 0112 - 0590 - 0001",
                "1375,0112,0590,0001",
                "1375:0112:0590:0001",
                "1375\n0112\n0590\n0001",
                "1375'0112'0590'0001",
                "1375|0112|0590|0001",
                "1375\u00b70112\u00b70590\u00b70001",
                "(1375)0112-0590-0001",
                "137501/1205.90,0001",
                "137 501 120 590 0001",
                "13750112059000012",
                "913750112059000019",
                // with words between
                "13750112 lalu 05900001",
                "1375 dilanjutkan 0112 dan 0590 akhirnya 0001",
                "NIK depan: 137501, belakang: 1205900001",
                "1375x0112x0590x0001",
                "1 koma 3 koma 7 koma 5 koma 0 koma 1 koma 1 koma 2 koma 0 koma 5 koma 9 koma 0 koma 0 koma 0 koma 0 koma 1",
                // with what is not seen
                "13750112\u200b05900001",
                "1375\u00ad0112\u00ad0590\u00ad0001",
                "\u200e1\u200e3\u200e7\u200e5\u200e0\u200e1\u200e1\u200e2\u200e0\u200e5\u200e9\u200e0\u200e0\u200e0\u200e0\u200e1",
                "1375\u20600112\ufeff05\u034f90\u18030001",
                "1\ufe0f\u20e33\ufe0f\u20e37\ufe0f\u20e35\ufe0f\u20e30\ufe0f\u20e31\ufe0f\u20e31\ufe0f\u20e32\ufe0f\u20e3\ufe0f\u20e305900001",
                // digits of other scripts, and signs that are digits
                "\u0661\u0663\u0667\u0665\u0660\u0661\u0661\u0662\u0660\u0665\u0669\u0660\u0660\u0660\u0660\u0661",
                "\u0967\u0969\u096d\u096b0112\u0660\u0665\u0669\u06600001",
                "\ud835\udfcf\ud835\udfd1\ud835\udfd5\ud835\udfd3\ud835\udfce\ud835\udfcf120590\ud835\udfce\ud835\udfce\ud835\udfce\ud835\udfcf",
                "\u00b9\u00b3\u2077\u2075\u2070\u00b9\u00b9\u00b2\u2070\u2075\u2079\u2070\u2070\u2070\u2070\u00b9",
                "\u2460\u2462\u2466\u2464\u24ea\u2460\u2460\u2461\u24ea\u2464\u2468\u24ea\u24ea\u24ea\u24ea\u2460",
                // letters for digits
                "I375OII2O59OOOO1",
                "13750112059OOOO1",
                "l375 Oll2 O59O OOOl",
                "1375\u041e112059\u041e\u041e\u041e\u041e1",
                // spelled
                "satu tiga tujuh lima nol satu satu dua nol lima sembilan nol nol nol nol satu",
                "Satu, tiga, tujuh, lima, nol, satu, satu, dua, nol, lima, sembilan, nol, nol, nol, nol, satu",
                "tiga belas tujuh puluh lima nol satu dua belas nol lima sembilan puluh nol nol nol satu",
                "one three seven five zero one one two zero five nine zero zero zero zero one",
                "13 tujuh 5 nol 1 12 nol 5 90 000 satu",
                // encoded
                "MTM3NTAxMTIwNTkwMDAwMQ==",
                "MTM3NTAxMTIwNTkwMDAwMQ",
                "data:text/plain;base64,TklLIDEzNzUwMTEyMDU5MDAwMDE=",
                "%31%33%37%35%30%31%31%32%30%35%39%30%30%30%30%31",
                "1375%2001%312%200590%2D000%31",
                "&#49;&#51;&#55;&#53;&#48;&#49;&#49;&#50;&#48;&#53;&#57;&#48;&#48;&#48;&#48;&#49;",
                "&#x31;&#x33;&#x37;&#x35;&#x30;&#x31;&#x31;&#x32;&#x30;&#x35;&#x39;&#x30;&#x30;&#x30;&#x30;&#x31;",
                "\\u0031\\u0033\\u0037\\u0035\\u0030\\u0031\\u0031\\u0032\\u0030\\u0035\\u0039\\u0030\\u0030\\u0030\\u0030\\u0031",
                "\\x31\\x33\\x37\\x35\\x30\\x31\\x31\\x32\\x30\\x35\\x39\\x30\\x30\\x30\\x30\\x31",
                "=31=33=37=35=30=31=31=32=30=35=39=30=30=30=30=31",
                "31333735303131323035393030303031",
                "31 33 37 35 30 31 31 32 30 35 39 30 30 30 30 31",
                "49 51 55 53 48 49 49 50 48 53 57 48 48 48 48 49",
                "0x4e290be7d66e1",
                "GEZTONJQGEYTEMBVHEYDAMBQGE======",
                "TVRNM05UQXhNVEl3TlRrd01EQXdNUT09",
                // from right to left
                "1000095021105731"
            })
    void it_is_found_however_it_is_disguised(String text) {
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
                "1375 0112 0590 00011",
                "NIP 196105122010011003",
                "19610512 201001 1 003",
                "17-08-2026 10-09-2026",
                "17-08-2026 08:00-09:00",
                "17/08/2026 s.d. 10/09/2026 telp. 0752-21234",
                "ISBN 978-602-1234-56-7, 2019, 136 hlm",
                "13750112 dan 3 buku, 590 halaman, tahun 2001",
                "13-06-2012 15:02:36.0001",
                "Seratus satu cerita dari dua belas negeri, jilid tiga, untuk enam sampai sembilan tahun",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3", "33", "33 ", "33, ", "0x33 ", "\\x33", "49 ", "49, ", "%33", "&#51;", "\\u0033", "=33", "tiga ",
                "3 ", "3a", "A3", "ZZZ3"
            })
    void a_text_as_long_as_a_message_may_be_is_read_to_its_end(String piece) {
        String text = piece.repeat(256 * 1024 / piece.length());
        String nik = " NIK 31 33 37 35 30 31 31 32 30 35 39 30 30 30 30 31 NIK ";

        assertThat(PersonalNumbers.in(text + nik + text)).isTrue();
        assertThat(PersonalNumbers.redact(text + nik + text)).contains("[NIK]");
    }

    @Test
    void all_of_several_are_taken_out() {
        assertThat(PersonalNumbers.redact("a 1375011205900001, 1306 0112 0590 0002 z"))
                .isEqualTo("a [NIK], [NIK] z");
    }

    @Test
    void sentences_with_every_other_sort_of_number_are_left_alone_but_for_one_in_ten_thousand() {
        PlausibleSentences sentences = new PlausibleSentences(7);
        long wrong = Stream.generate(sentences::next)
                .limit(20_000)
                .filter(PersonalNumbers::in)
                .count();
        assertThat(wrong).isLessThanOrEqualTo(2);
    }

    @Test
    void a_uuid_made_of_somebodys_number_is_none() {
        assertThat(PersonalNumbers.in("00000000-0000-4000-8137-501120590001")).isFalse();
        assertThat(PersonalNumbers.in("00000000-0137-5011-8059-000100000000")).isFalse();
        assertThat(PersonalNumbers.in("00000137-5011-2059-8000-010000000000")).isFalse();
        assertThat(PersonalNumbers.in("13750112-0512-1001-8000-000000000000")).isTrue();
        assertThat(PersonalNumbers.in("13750112-0512-1001-8000-0000abcd0000")).isFalse();
    }

    @Test
    void a_uuid_is_drawn_at_random_whatever_its_last_digits_look_like() {
        String uuid = "e15d8ab0-108d-4971-8201-013001681758";
        assertThat(PersonalNumbers.in(uuid)).isFalse();
        assertThat(PersonalNumbers.in("permintaan " + uuid + " diterima")).isFalse();
        assertThat(PersonalNumbers.in("lihat ".repeat(20) + uuid + " dan ".repeat(20) + uuid))
                .isFalse();
        assertThat(PersonalNumbers.in(uuid + " 1375011205900001")).isTrue();
        assertThat(PersonalNumbers.in("8201-013001681758")).isTrue();
        assertThat(PersonalNumbers.in("xe15d8ab0-108d-4971-8201-013001681758")).isTrue();
    }
}
