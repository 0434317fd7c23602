package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

    @Test
    void a_reason_is_told_as_sentences() {
        StringWriter shown = new StringWriter();
        ObjectNode decided = Json.object().put("status", "refused");
        decided.putArray("reasons")
                .addObject()
                .put("code", "day-full")
                .put("id", "Hari itu penuh.")
                .put("en", "That day is full.");

        Output.print(new PrintWriter(shown), List.of(decided), false);

        assertThat(shown.toString().lines())
                .containsExactly("status: refused", "reasons: Hari itu penuh. / That day is full. (day-full)");
    }

    @Test
    void nothing_to_show_is_said() {
        StringWriter shown = new StringWriter();

        Output.print(new PrintWriter(shown), List.of(), false);

        assertThat(shown.toString().lines()).containsExactly("Tidak ada. / There is nothing.");
    }
}
