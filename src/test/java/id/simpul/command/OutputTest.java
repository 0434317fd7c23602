package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;

import id.simpul.ledger.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {
    @Test
    void a_table_has_one_line_for_each_row_whatever_a_partner_wrote() {
        StringWriter shown = new StringWriter();

        Output.print(
                new PrintWriter(shown),
                List.of(
                        Json.object().put("request", "uni/1").put("body", "Satu.\n\nDua\r\ntiga"),
                        Json.object().put("request", "uni/2").put("body", "Empat")),
                false);

        assertThat(shown.toString().lines())
                .containsExactly("request  body", "uni/1    Satu. Dua tiga", "uni/2    Empat");
    }
}
