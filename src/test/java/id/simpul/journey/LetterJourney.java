package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.zxing.BarcodeFormat;
import id.simpul.console.session.Role;
import id.simpul.delivery.link.Link.Purpose;
import id.simpul.ledger.Json;
import id.simpul.paper.Printed;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
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
        assertThat(schools.rows("select request_id from posted where partner = 'sd-01'"))
                .isEmpty();

        HttpResponse<String> form = phone.get(link);
        assertThat(form.body())
                .contains("Paket buku sudah datang?", "Lengkap: semua 100 buku ada", "&lt;b&gt;7&lt;/b&gt;");
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
    void a_school_that_gave_a_part_back_still_says_what_was_missing() {
        schools.batch("bat-part", "sd-06", "returned-in-part", 451, 3);
        String link = schools.link(Purpose.RECEIVED, "sd-06", "bat-part");
        StaffBrowser phone = schools.browser();
        phone.get(link);

        assertThat(phone.send(link, "choice", "some", "b.B452", "missing").body())
                .contains("sudah kami catat");

        assertThat(schools.rows("select state from batch_items where barcode = 'B452'"))
                .containsExactly("missing");
    }

    @Test
    void a_school_says_that_its_books_go_back_and_which_are_lost() {
        schools.batch("bat-back", "sd-03", "received", 301, 30);
        String link = schools.link(Purpose.RETURNED, "sd-03", "bat-back");
        StaffBrowser phone = schools.browser();
        assertThat(phone.get(link).body()).contains("Paket buku kembali", "Semua 30 buku kembali");
        assertThat(phone.send(link, "choice", "some").statusCode()).isEqualTo(422);
        assertThat(phone.send(link, "choice", "some", "b.B301", "lost").body())
                .contains("sudah kami catat", "1 buku tercatat hilang");
        assertThat(schools.rows("select state from batch_items where barcode = 'B301'"))
                .containsExactly("lost");

        String owed = schools.link(Purpose.REPLACEMENT, "sd-03", "sd-03");
        String shown = phone.get(owed).body();
        assertThat(shown).contains("Buku yang perlu diganti", "B301", "Judul yang sama");
        assertThat(phone.send(owed, "choice", "other", "other", "").statusCode())
                .isEqualTo(422);
        assertThat(phone.send(owed, "choice", "other", "other", "Si \"Kancil\" <script>alert(1)</script>")
                        .body())
                .contains("menunggu jawaban petugas", "menunggu persetujuan petugas");
        phone.get(owed);
        HttpResponse<String> echoed = phone.send(owed, "choice", "other", "other", " ", "isbn", "<script>'\"");
        assertThat(echoed.body()).contains("&lt;script&gt;").doesNotContain("<script");
    }

    @Test
    void what_was_not_among_the_books_that_were_looked_through_may_still_be_told_as_lost() {
        schools.batch("bat-seen", "sd-13", "checked-in", 461, 3);
        String link = schools.link(Purpose.RETURNED, "sd-13", "bat-seen");
        StaffBrowser phone = schools.browser();
        phone.get(link);

        assertThat(phone.send(link, "choice", "some", "b.B462", "lost").body()).contains("1 buku tercatat hilang");

        assertThat(schools.rows("select state from batch_items where barcode = 'B462'"))
                .containsExactly("lost");
    }

    @Test
    void a_list_is_looked_at_printed_and_saved() {
        schools.batch("bat-list", "sd-04", "announced", 401, 10);
        String link = schools.link(Purpose.LIST, "sd-04", "bat-list");
        StaffBrowser phone = schools.browser();
        assertThat(phone.get(link).body()).contains("Daftar buku dalam paket", "B401", "list.csv");
        HttpResponse<String> file = phone.get(link + "/list.csv");
        assertThat(file.body()).contains("Kardus", "B410");
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(phone.post(link, Map.of("nonce", "abcdefghij")).statusCode()).isEqualTo(404);
    }

    @Test
    void a_survey_is_answered() {
        schools.batch("bat-done", "sd-05", "closed", 421, 10);
        String link = schools.link(Purpose.SURVEY, "sd-05", "bat-done");
        StaffBrowser phone = schools.browser();
        assertThat(phone.get(link).body()).contains("Bagaimana paket ini?");
        assertThat(phone.send(link, "comment", " ").statusCode()).isEqualTo(422);
        HttpResponse<String> thanks = phone.send(link, "rating", "5", "comment", "Anak-anak senang", "l.B421", "7");
        assertThat(thanks.body()).contains("Jawaban Anda sudah kami catat");
    }

    @Test
    void a_term_goes_on() {
        String link = schools.link(Purpose.RENEW, "sd-09", "agr-sd-09");
        StaffBrowser phone = schools.browser();
        assertThat(phone.get(link).body()).contains("Lanjut 6 bulan", "Tidak melanjutkan");
        assertThat(phone.send(link, "choice", "6").body()).contains("Paket buku akan datang pada: ");
    }

    @Test
    void a_new_school_enrols_by_the_form_of_its_invitation() {
        ObjectNode entry = Member.entry("sd-77", "school", "email").put("hasSystem", false);
        schools.act("partner.add", entry);
        String link = schools.link(Purpose.ENROL, "sd-77", "sd-77");
        StaffBrowser phone = schools.browser();
        String form = phone.get(link).body();
        assertThat(form).contains("Daftar ikut rotasi buku", "Contoh sd-77", "diganti oleh pihak kedua");
        String[] filled = {
            "npsn",
            "10307777",
            "name",
            "SD \"Contoh\" <b>77</b>",
            "region.code",
            "13.75",
            "pupils.lower",
            "60",
            "pupils.upper",
            "66",
            "contact.name",
            "Ibu Contoh",
            "contact.email",
            "sd-77@example.org",
            "address",
            "Jalan Contoh 7",
            "termMonths",
            "12"
        };
        HttpResponse<String> refused = phone.send(link, filled);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Belum terkirim",
                        "perlu disetujui",
                        "SD &quot;Contoh&quot; &lt;b&gt;77&lt;/b&gt;",
                        "Jalan Contoh 7");
        String[] accepted = Arrays.copyOf(filled, filled.length + 2);
        accepted[filled.length] = "acceptsReplacement";
        accepted[filled.length + 1] = "true";
        assertThat(phone.send(link, accepted).body()).contains("Terima kasih", "Paket buku akan datang pada: ");

        accepted[15] = "Bapak 1375011205900001";
        phone.get(link);
        HttpResponse<String> personal = phone.send(link, accepted);
        assertThat(personal.statusCode()).isEqualTo(422);
        assertThat(personal.body()).contains("Jangan menulis NIK");
        assertThat(schools.rows("select id from requests where partner = 'sd-77' and id like 'link-%'"))
                .hasSize(2);
    }

    @Test
    void a_visit_is_wished_for_another_day_moved_and_given_up() {
        String wish = schools.link(Purpose.VISIT, "sd-06", "visit.book:2026-12-08,2026-12-10");
        StaffBrowser phone = schools.browser();
        assertThat(phone.get(wish).body()).contains("Pilih hari lain", "Kamis, 10 Desember 2026");
        HttpResponse<String> booked = phone.send(wish, "purpose", "class-visit", "on", "2026-12-08", "people", "30");
        assertThat(booked.body()).contains("Harinya sudah kami catat");
        String booking =
                schools.rows("select id from bookings where partner = 'sd-06'").get(0);

        String link = schools.link(Purpose.BOOKING, "sd-06", booking);
        assertThat(phone.get(link).body()).contains("8 Desember 2026");
        assertThat(phone.send(link, "step", "change", "on", "2026-12-09").body())
                .contains("9 Desember 2026");
        phone.get(link);
        assertThat(phone.send(link, "step", "cancel").statusCode()).isEqualTo(422);
        assertThat(phone.send(link, "step", "cancel", "sure", "yes").body()).contains("sudah tidak ada lagi");
    }

    @Test
    void who_opens_an_old_link_is_sent_a_new_one_at_the_address_on_file_and_told_the_same_whatever_it_was() {
        schools.batch("bat-old", "sd-10", "dispatched", 541, 10);
        String link = schools.link(Purpose.RECEIVED, "sd-10", "bat-old");
        schools.run("update links set ends_at = timestamptz '2026-11-25' where partner = 'sd-10'");
        StaffBrowser phone = schools.browser();
        String unknown = "/p/AAAAAAAAAAAAAAAAAAAAAA";
        assertThat(phone.get(link).body().replace(link, unknown))
                .isEqualTo(phone.get(unknown).body());
        assertThat(phone.post(link, Map.of()).body().replace(link, unknown))
                .isEqualTo(phone.post(unknown, Map.of()).body())
                .contains("Lihat surel Anda");
        String another = schools.link("sd-10", "Tautan baru");
        assertThat(another).isNotEqualTo(link);
        assertThat(phone.get(another).body()).contains("Paket buku sudah datang?");
        phone.post(link, Map.of());
        assertThat(schools.rows("select id from notices where partner = 'sd-10' and topic = 'letter.again'"))
                .hasSize(1);

        schools.act("partner.change", Json.object().put("id", "sd-10").put("email", "lain@example.org"));
        assertThat(phone.get(another).statusCode()).isEqualTo(404);
    }

    @Test
    void staff_make_a_link_for_a_telephone_call_and_end_it() {
        schools.batch("bat-call", "sd-11", "dispatched", 561, 10);
        String link = schools.act(
                        "link.make",
                        Json.object()
                                .put("partner", "sd-11")
                                .put("purpose", "received")
                                .put("thing", "bat-call"))
                .path("link")
                .asText();
        String path = link.substring(link.indexOf("/p/"));
        StaffBrowser phone = schools.browser();
        assertThat(phone.get(path).body()).contains("Paket buku sudah datang?");
        ObjectNode row = schools.act("link.list", Json.object().put("partner", "sd-11"));
        assertThat(row.path("openedAt").asText()).isNotEmpty();
        assertThat(row.toString()).doesNotContain(path.substring(3));
        schools.act("link.revoke", Json.object().put("link", row.path("link").asText()));
        assertThat(phone.get(path).statusCode()).isEqualTo(404);
        assertThat(schools.rows("select step from events where step like 'link-%' and partner = 'sd-11' order by seq"))
                .containsExactly("link-made", "link-revoked");
    }

    @Test
    void the_code_on_a_packing_list_opens_the_same_page_and_staff_scan_it_too() throws Exception {
        schools.batch("bat-paper", "sd-12", "dispatched", 581, 10);
        String pdf = schools.act("paper.packing-list", Json.object().put("batch", "bat-paper"))
                .path("pdf")
                .asText();
        Printed list = new Printed(Base64.getDecoder().decode(pdf));
        String code = Printed.read(list.part(1, 200, 150, 10, 55, 40), BarcodeFormat.QR_CODE);
        assertThat(code).startsWith("http://localhost:8080/p/");
        String path = code.substring("http://localhost:8080".length());
        assertThat(schools.browser().get(path).body()).contains("Paket buku sudah datang?");
        schools.hub().hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, "awan-kerikil-pelita-7");
        StaffBrowser rina = StaffBrowser.in(schools.hub(), "rina", "awan-kerikil-pelita-7");
        assertThat(rina.get("/scan?code=" + StaffBrowser.escaped(code))
                        .headers()
                        .firstValue("location"))
                .contains("/batches/bat-paper/scan");
    }

    @Test
    void nobody_sees_or_says_anything_of_anothers() {
        schools.batch("bat-other", "sd-07", "dispatched", 501, 10);
        StaffBrowser phone = schools.browser();
        for (Purpose purpose : List.of(Purpose.LIST, Purpose.RECEIVED, Purpose.RETURNED, Purpose.SURVEY)) {
            String link = schools.link(purpose, "sd-06", "bat-other");
            assertThat(phone.get(link).statusCode()).as(purpose.wire()).isEqualTo(404);
            assertThat(phone.post(link, Map.of("nonce", "abcdefghij", "choice", "all", "rating", "5"))
                            .statusCode())
                    .as(purpose.wire())
                    .isEqualTo(404);
        }
        String received = schools.link(Purpose.RECEIVED, "sd-07", "bat-other");
        assertThat(phone.post(received, Map.of("nonce", "abcdefghij", "choice", "all"), "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(schools.rows("select state from batches where id = 'bat-other'"))
                .containsExactly("dispatched");
    }

    @Test
    void announcements_are_mailed_no_more_to_who_does_not_want_them() {
        String link = schools.link(Purpose.UNSUBSCRIBE, "sd-03", "sd-03");
        StaffBrowser phone = schools.browser();
        assertThat(phone.get(link).body()).contains("Berhenti menerima informasi");
        assertThat(schools.rows("select partner from mail_stops")).isEmpty();
        assertThat(phone.post(link, Map.of("List-Unsubscribe", "One-Click")).statusCode())
                .isEqualTo(200);
        assertThat(schools.rows("select partner from mail_stops")).containsExactly("sd-03");
    }

    /** RFC 8058, 3.2: it should send a form in parts. */
    @Test
    void a_mail_program_may_press_the_button_in_parts_and_no_file_comes_with_it() throws Exception {
        String link = schools.link(Purpose.UNSUBSCRIBE, "sd-04", "sd-04");
        String press = "--part\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n";
        String file = "--part\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.bin\"\r\n\r\n";
        String parts = "multipart/form-data; boundary=part";
        StaffBrowser program = schools.browser();

        assertThat(program.postRaw(link, parts, press + file + "x".repeat(70_000) + "\r\n--part--\r\n")
                        .statusCode())
                .isEqualTo(413);
        assertThat(schools.rows("select partner from mail_stops where partner = 'sd-04'"))
                .isEmpty();
        assertThat(program.postRaw(link, parts, press + file + "x".repeat(40_000) + "\r\n--part--\r\n")
                        .statusCode())
                .isEqualTo(200);
        assertThat(schools.rows("select partner from mail_stops where partner = 'sd-04'"))
                .hasSize(1);
        assertThat(program.postRaw(link, parts, press + "--part--\r\n").statusCode())
                .isEqualTo(200);
        schools.hub().hub().stores().database().useTransaction(db -> db.execute("delete from mail_stops"));
    }

    @Test
    void a_list_of_a_hundred_books_is_light_on_the_wire() throws Exception {
        schools.batch("bat-light", "sd-08", "dispatched", 201, 100);
        String link = schools.link(Purpose.RECEIVED, "sd-08", "bat-light");
        HttpResponse<byte[]> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(schools.hub().url(link))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(page.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(page.body().length).as("bytes").isLessThan(3 * 1024);
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
        assertThat(schools.rows("select note from batch_items where barcode = 'B102'"))
                .containsExactly("sampul <script>");
    }
}
