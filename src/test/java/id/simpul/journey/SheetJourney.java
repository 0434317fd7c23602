package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.session.Role;
import id.simpul.hub.control.Act.NotDone;
import id.simpul.ledger.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Staff bring in lists: uploaded in the console or named on the command line, looked over, taken whole or not at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SheetJourney {
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final List<String> KINDS = List.of("partners", "items", "agreements", "returns");

    private WholeHub hub;

    @BeforeAll
    void a_hub(@TempDir Path home) {
        hub = WholeHub.withDatabase(home).start();
        hub.hub().letLookRound("dedi", "Dedi", Role.OPERATOR, PASSWORD);
        hub.hub().letLookRound("rina", "Rina", Role.OPERATOR, PASSWORD);
        hub.hub().letLookRound("tamu", "Tamu", Role.VIEWER, PASSWORD);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private StaffBrowser in(String user) {
        return StaffBrowser.in(hub, user, PASSWORD);
    }

    @Test
    void a_list_is_uploaded_looked_over_and_taken_with_one_button() {
        StaffBrowser dedi = in("dedi");
        assertThat(dedi.get("/partners").body()).contains("/sheets/partners");
        dedi.get("/sheets/partners");
        HttpResponse<String> sent = dedi.upload("/sheets/partners", "sekolah.csv", list("sd-a", "sd-b"));
        assertThat(sent.statusCode()).isEqualTo(303);
        String look = sent.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> shown = dedi.get(look);
        assertThat(shown.body())
                .contains("Tidak ada kesalahan", "Tambahkan 2 mitra", "SD sd-a")
                .contains("sekolah.csv");
        assertThat(hub.rows("select id from partners where id in ('sd-a', 'sd-b')"))
                .isEmpty();
        assertThat(in("rina").get(look).statusCode()).isEqualTo(404);
        StaffBrowser again = dedi.tab();

        HttpResponse<String> taken = dedi.send(look);
        HttpResponse<String> twice = again.send(look);

        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body()).contains("2 mitra sudah ditambahkan");
        assertThat(twice.body()).contains("2 mitra sudah ditambahkan");
        assertThat(hub.rows("select id from partners where id in ('sd-a', 'sd-b')"))
                .hasSize(2);
        assertThat(hub.rows("select subject from events where step = 'added' and subject in ('sd-a', 'sd-b')"))
                .hasSize(2);
    }

    @Test
    void a_list_with_mistakes_shows_each_by_its_line_and_has_no_button() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/sheets/partners?lang=en");
        dedi.get("/sheets/partners");
        String look = dedi.upload(
                        "/sheets/partners", "wrong.csv", "id,kind,name\nsd-c,school,SD C\nSD D,shop,\n".getBytes(UTF_8))
                .headers()
                .firstValue("Location")
                .orElseThrow();

        String shown = dedi.get(look).body();

        assertThat(shown).contains("3 mistakes", "Upload the mended file", "Must be filled in", "Write one of: school");
        assertThat(shown).doesNotContain("<form method=\"post\" action=\"" + look + "\"");
        assertThat(hub.rows("select id from partners where id = 'sd-c'")).isEmpty();
    }

    @Test
    void nobody_uploads_who_may_not_and_nothing_is_taken_that_is_too_large() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/sheets/partners");
        assertThat(dedi.upload("/sheets/partners", "besar.csv", new byte[3 << 20])
                        .statusCode())
                .isEqualTo(413);
        dedi.get("/sheets/partners");
        assertThat(dedi.upload("/sheets/partners", "kosong.csv", new byte[0]).body())
                .contains("Pilih berkasnya dulu");
        assertThat(in("tamu").post("/sheets/partners", Map.of()).statusCode()).isEqualTo(404);
        assertThat(new StaffBrowser(hub).post("/sheets/partners", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(dedi.get("/sheets/none").statusCode()).isEqualTo(404);
        assertThat(dedi.get("/sheets/partners/none").statusCode()).isEqualTo(404);
    }

    @Test
    void a_form_from_elsewhere_uploads_nothing() {
        StaffBrowser dedi = in("dedi");

        HttpResponse<String> sent = dedi.upload("/sheets/partners", Map.of("csrf", "guess"), "x.csv", list("sd-x"));

        assertThat(sent.statusCode()).isEqualTo(403);
        assertThat(hub.rows("select name from uploads where name = 'x.csv'")).isEmpty();
    }

    @Test
    void each_kind_of_list_has_a_page_and_a_sample_that_is_itself_a_good_list() {
        StaffBrowser dedi = in("dedi");
        for (String kind : KINDS) {
            assertThat(dedi.get("/sheets/" + kind).statusCode()).isEqualTo(200);
            for (String ending : List.of("csv", "xlsx")) {
                HttpResponse<byte[]> sample = dedi.download("/sheets/" + kind + "/sample/" + ending);
                assertThat(sample.statusCode()).isEqualTo(200);
                dedi.get("/sheets/" + kind);
                String look = dedi.upload("/sheets/" + kind, "contoh." + ending, sample.body())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
                String shown = dedi.get(look).body();
                assertThat(shown)
                        .as(kind + ending)
                        .doesNotContain("tidak dikenal: ")
                        .doesNotContain("harus diisi");
            }
        }
    }

    @Test
    void commands_bring_lists_in_as_the_console_does() {
        ObjectNode asked = Json.object()
                .put("kind", "partners")
                .put("file", "sekolah.csv")
                .put("content", Base64.getEncoder().encodeToString(list("sd-e", "sd-f")));
        hub.hub().acts().get("sheet.preview").perform(asked, WholeHub.staff());
        assertThat(hub.rows("select id from partners where id = 'sd-e'")).isEmpty();

        hub.hub().acts().get("sheet.take").perform(asked, WholeHub.staff());

        assertThat(hub.rows("select id from partners where id in ('sd-e', 'sd-f')"))
                .hasSize(2);
        assertThatThrownBy(() -> hub.hub().acts().get("sheet.take").perform(asked, WholeHub.staff()))
                .isInstanceOf(NotDone.class)
                .hasMessageContaining("sekolah.csv:2 id:")
                .hasMessageContaining("sekolah.csv:3 id:");
    }

    private static byte[] list(String... ids) {
        StringBuilder list = new StringBuilder("kode;jenis;nama;wilayah\n");
        for (String id : ids) {
            list.append(id).append(";sekolah;SD ").append(id).append(";13.75\n");
        }
        return list.toString().getBytes(UTF_8);
    }
}
