package id.simpul.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.ledger.Json;
import id.simpul.partner.Language;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TableTest {
    private static String csv(Language language) {
        var rows = Json.parse("""
                {"rows": [{"name": "SD Contoh", "share": 1E+2, "rating": 3.71, "visits": 12345}]}
                """).get("rows");
        Table table = Table.of("t", "rows", rows, new Words(language, ZoneId.of("Asia/Jakarta")))
                .orElseThrow();
        return new String(table.csv(language), StandardCharsets.UTF_8)
                .lines()
                .toList()
                .get(1);
    }

    @Test
    void a_spreadsheet_of_the_readers_language_reads_every_number_as_a_number() {
        assertThat(csv(Language.ID)).isEqualTo("SD Contoh;100;3,71;12345");
        assertThat(csv(Language.EN)).isEqualTo("SD Contoh,100,3.71,12345");
    }

    @Test
    void a_number_below_zero_stays_a_number_and_a_formula_becomes_text() {
        var rows = Json.parse("""
                {"rows": [{"name": "-1+2", "balance": -2, "share": -2.5, "region": "13.75.01"}]}
                """).get("rows");
        Table table = Table.of("t", "rows", rows, new Words(Language.ID, ZoneId.of("Asia/Jakarta")))
                .orElseThrow();

        assertThat(new String(table.csv(Language.ID), StandardCharsets.UTF_8))
                .endsWith("'-1+2;-2;-2,5;Kota Bukittinggi (13.75.01)\r\n");
    }
}
