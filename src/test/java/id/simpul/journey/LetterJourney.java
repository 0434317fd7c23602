package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A school that has nothing but e-mail answers what its mails ask, by the links in them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterJourney {
    private SchoolsByMail schools;

    @BeforeAll
    void open(@TempDir Path home) {
        schools = new SchoolsByMail(home);
    }

    @AfterAll
    void close() {
        schools.close();
    }

    @Test
    void a_teacher_says_on_a_telephone_that_the_batch_has_come() {
        schools.batch("bat-1", "sd-01", "packed", 1, 100);
        schools.act("dispatch", "{\"batch\":\"bat-1\"}");
        String link = schools.link("sd-01", "Paket buku dalam perjalanan");

        StaffBrowser phone = schools.browser();
        for (String looked : List.of("HEAD", "GET", "GET")) {
            HttpResponse<String> page = looked.equals("HEAD") ? phone.head(link) : phone.get(link);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("X-Robots-Tag").orElseThrow()).contains("noindex");
        }
        assertThat(schools.rows("select state from batches where id = 'bat-1'")).containsExactly("dispatched");
        assertThat(schools.rows("select request_id from posted where partner = 'sd-01'")).isEmpty();

        HttpResponse<String> form = phone.get(link);
        assertThat(form.body()).contains("Paket buku sudah datang?", "Lengkap: semua 100 buku ada", "&lt;b&gt;7&lt;/b&gt;");
        assertThat(phone.send(link, "choice", "").statusCode()).isEqualTo(422);
        HttpResponse<String> thanks = phone.send(link, "choice", "all");
        assertThat(thanks.statusCode()).isEqualTo(200);
        assertThat(thanks.body()).contains("Terima kasih, sudah kami catat", "lengkap", "dijemput");

        assertThat(schools.rows("select state from batches where id = 'bat-1'")).containsExactly("received");
        List<String> requests = schools.rows("select id from requests where partner = 'sd-01' and id like 'link-%'");
        assertThat(requests).hasSize(1);
        assertThat(schools.rows(
                        "select subject from events where step = 'said-by-link' and request_id = ?", requests.get(0)))
                .containsExactly("bat-1");
        assertThat(schools.rows("select channel from deliveries where partner = 'sd-01' and channel <> 'email'"))
                .isEmpty();
    }

    @Test
    void what_is_found_later_is_added_and_a_second_press_is_no_second_request() {
        schools.batch("bat-2", "sd-02", "packed", 101, 20);
        schools.act("dispatch", "{\"batch\":\"bat-2\"}");
        String link = schools.link("sd-02", "Paket buku dalam perjalanan");
        StaffBrowser phone = schools.browser();
        phone.get(link);
        Map<String, String> form = phone.form(link);
        phone.send(link, "choice", "some", "b.B101", "missing", "b.B102", "damaged", "n.B102", "sampul <script>");
        form.put("choice", "some");
        form.put("b.B101", "missing");
        form.put("b.B102", "damaged");
        form.put("n.B102", "sampul <script>");
        assertThat(phone.post(link, form).body()).contains("1 kurang, 1 rusak");
        assertThat(schools.rows("select id from requests where partner = 'sd-02' and id like 'link-%'"))
                .hasSize(1);

        HttpResponse<String> again = phone.get(link);
        assertThat(again.body()).contains("Sudah dikabari", "1 kurang, 1 rusak");
        assertThat(phone.send(link, "b.B103", "damaged").body()).contains("1 kurang, 2 rusak");
        assertThat(schools.rows("select note from batch_items where barcode = 'B102'")).containsExactly("sampul <script>");
    }
}
