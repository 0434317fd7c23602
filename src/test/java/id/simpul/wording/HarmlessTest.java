package id.simpul.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://contoh.example\")",
                "+1+1",
                "-1+cmd|' /C calc'!A0",
                "@SUM(1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "-"
            })
    void what_a_spreadsheet_would_run_is_text(String cell) {
        assertThat(Harmless.cell(cell)).isEqualTo("'" + cell);
    }

    /** A line with commas alone is one cell there, and parted behind each semicolon, quotes or not. */
    @Test
    void nor_would_it_run_what_stands_behind_a_semicolon() {
        assertThat(Harmless.cell("Cerita;=1+1; @SUM(1);-cmd")).isEqualTo("Cerita;'=1+1; '@SUM(1);'-cmd");
        assertThat(Harmless.cell("rugi 3;-5, untung;2")).isEqualTo("rugi 3;-5, untung;2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Si Kancil", "-5", "-5,25", "1=1", "'=1", "0001"})
    void anything_else_stays_as_it_is(String cell) {
        assertThat(Harmless.cell(cell)).isEqualTo(cell);
    }
}
