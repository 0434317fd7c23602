package id.simpul.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.command.Output.Format;
import id.simpul.hub.control.Act.Heading;
import id.simpul.hub.control.Act.Said;
import id.simpul.ledger.Json;
import id.simpul.partner.Language;
import id.simpul.wording.FieldWords;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutputTest {
    private static final Screen SCREEN = new Screen(80, ZoneId.of("Asia/Jakarta"));

    private final StringWriter shown = new StringWriter();

    @Test
    void a_table_has_one_line_for_each_row_whatever_a_partner_wrote() {
        print(
                Language.EN,
                Json.object().put("request", "uni/1").put("body", "Satu.\n\nDua\r\ntiga"),
                Json.object().put("request", "uni/2").put("body", "Empat"));

        assertThat(shown.toString().lines())
                .containsExactly("request  body", "uni/1    Satu. Dua tiga", "uni/2    Empat");
    }

    @Test
    void a_reason_is_told_as_sentences() {
        ObjectNode decided = Json.object().put("status", "refused");
        decided.putArray("reasons")
                .addObject()
                .put("code", "day-full")
                .put("id", "Hari itu penuh.")
                .put("en", "That day is full.");

        print(Language.EN, decided);
        print(Language.ID, decided);

        assertThat(shown.toString().lines())
                .containsExactly(
                        "Refused.", "reasons:", "  - That day is full.", "Ditolak.", "sebab:", "  - Hari itu penuh.");
    }

    @Test
    void what_an_act_came_to_is_told_in_words_a_line_for_each() {
        ObjectNode act = Json.object().put("status", "accepted").put("reference", "bat-1");
        ObjectNode outcome = act.putObject("outcome")
                .put("batch", "bat-1")
                .put("state", "returned-in-part")
                .put("items", 98);
        outcome.putObject("difference").putArray("out").add("B-1");
        outcome.putArray("obligations").addObject().put("obligation", "obl-1").put("barcode", "B-7");

        print(Language.ID, act);

        assertThat(shown.toString().lines())
                .containsExactly(
                        "Diterima.",
                        "paket: bat-1",
                        "status: kembali sebagian",
                        "buku: 98",
                        "selisih:",
                        "  keluar: B-1",
                        "penggantian:",
                        "  - kewajiban: obl-1, barcode: B-7");
    }

    @Test
    void a_time_is_told_to_the_minute_where_the_library_is_and_what_is_empty_not_at_all() {
        ObjectNode paused = Json.object().put("at", "2026-07-01T08:15:28.862354Z");
        paused.putArray("reasons");

        print(Language.EN, paused);

        assertThat(shown.toString().lines()).containsExactly("at: 1 Jul 2026 15:15");
    }

    @Test
    void nothing_to_show_is_said() {
        print(Language.ID);
        print(Language.EN);

        assertThat(shown.toString().lines()).containsExactly("Tidak ada.", "There is nothing.");
    }

    private static final List<Heading> BOOKS = List.of(
            new Heading("barcode", "barcode", "barcode", "id"),
            new Heading("title", "judul", "title", "text"),
            new Heading("state", "status", "state", "word"),
            new Heading("items", "buku", "books", "number"),
            new Heading("note", "catatan", "note", "detail"));

    private static ObjectNode book(String barcode, String title, int items) {
        return Json.object()
                .put("barcode", barcode)
                .put("title", title)
                .put("state", "waived")
                .put("items", items)
                .put("note", "hanya \"untuk\" program");
    }

    @Test
    void a_table_is_headed_and_worded_in_the_language_chosen() {
        print(Format.PEOPLE, Language.ID, new Said(BOOKS, List.of(book("B-1", "Bumi", 12)), Optional.empty()));

        assertThat(shown.toString().lines())
                .containsExactly("barcode  judul  status      buku", "B-1      Bumi   dibebaskan    12");
    }

    @Test
    void a_table_fits_the_terminal_and_cuts_no_name_that_is_copied() {
        String barcode = "B".repeat(50);
        print(
                Format.PEOPLE,
                Language.ID,
                new Said(BOOKS, List.of(book(barcode, "Bumi ".repeat(80), 1)), Optional.empty()));

        assertThat(shown.toString().lines())
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.contains(barcode));
        assertThat(shown.toString()).contains("…");
    }

    @Test
    void a_list_that_comes_in_pages_is_one_table_and_one_file() {
        for (Format format : List.of(Format.PEOPLE, Format.CSV)) {
            Output output = new Output(new PrintWriter(shown), format, new FieldWords(Language.EN), SCREEN);
            output.print(new Said(BOOKS, List.of(book("B-1", "Bumi", 1)), Optional.of("B-1")));
            output.print(new Said(BOOKS, List.of(book("B-2", "Laut", 2)), Optional.empty()));
        }

        assertThat(shown.toString().lines())
                .containsExactly(
                        "barcode  title  state   books",
                        "B-1      Bumi   waived      1",
                        "B-2      Laut   waived      2",
                        "barcode,title,state,items,note",
                        "B-1,Bumi,waived,1,\"hanya \"\"untuk\"\" program\"",
                        "B-2,Laut,waived,2,\"hanya \"\"untuk\"\" program\"");
    }

    private void print(Language language, ObjectNode... lines) {
        print(Format.PEOPLE, language, Said.of(List.of(lines)));
    }

    private void print(Format format, Language language, Said said) {
        new Output(new PrintWriter(shown), format, new FieldWords(language), SCREEN).print(said);
    }
}
