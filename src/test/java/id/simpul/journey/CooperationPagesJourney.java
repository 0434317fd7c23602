package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.session.Role;
import id.simpul.ledger.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Staff look at partners, what is agreed with them and what they asked, and record what was said by telephone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CooperationPagesJourney {
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final List<String> PAGES = List.of(
            "/partners",
            "/partners?q=contoh&kind=school&region=13&silent=90",
            "/partners/sd-01",
            "/agreements",
            "/agreements/waiting",
            "/exchange",
            "/exchange/balance",
            "/privileges",
            "/privileges/all",
            "/bookings",
            "/bookings?month=2027-02",
            "/bookings/list",
            "/trainings",
            "/outreach",
            "/announcements",
            "/requests",
            "/requests?status=refused",
            "/requests/perpustakaan/warga-1",
            "/find");
    private static final List<String> NOTHING = List.of(
            "/partners/sd-99",
            "/partners/sd-99/ask/visit.book",
            "/partners/sd-01/ask/staff.invite",
            "/partners/sd-01/ask/catalogue.item",
            "/partners/sd-01/ask/nothing",
            "/agreements/none",
            "/exchange/none",
            "/bookings/none",
            "/bookings?month=2027-13",
            "/announcements/none",
            "/requests/sd-01/none",
            "/requests/SD!/none",
            "/requests/staff/none",
            "/requests?after=x");

    private WholeHub hub;

    @BeforeAll
    void a_hub_with_a_school_and_a_person_who_may_borrow(@TempDir Path home) {
        hub = WholeHub.withDatabase(home)
                .with("SIMPUL_CLOCK", "2026-08-03T03:00:00Z")
                .start();
        hub.add("sd-01", "school");
        hub.add("perpustakaan", "library");
        ask(
                "sd-01",
                "partner.update",
                "kenal-1",
                Json.parse(
                        "{\"contact\":{\"name\":\"Ibu Ani\",\"email\":\"ani@sd-01.example\",\"phone\":\"0812-3456-7890\"}}"));
        ask("perpustakaan", "borrower.register", "warga-1", person("ANGGOTA-1", "Siti Rahma"));
        ask("perpustakaan", "borrower.register", "mahasiswa-1", person("M-1", "Rudi Contoh"));
        hub.hub().stores().database().jdbi().useHandle(db -> db.execute("""
                update privileges
                   set because = 'student', from_day = date '2027-02-01', until_day = date '2027-07-31', ends_with = 'semester'
                 where ref = 'M-1'
                """));
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        hub.hub().letLookRound("dedi", "Dedi", Role.OPERATOR, PASSWORD);
        hub.hub().letLookRound("tamu", "Tamu", Role.VIEWER, PASSWORD);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private void ask(String partner, String type, String id, ObjectNode data) {
        ObjectNode asked = Json.object()
                .put("for", partner)
                .put("type", type)
                .put("saidBy", "Ibu Ani")
                .put("via", "phone")
                .put("id", id);
        asked.set("data", data);
        ObjectNode said = hub.hub()
                .acts()
                .get("staff.ask")
                .perform(asked, WholeHub.staff())
                .get(0);
        assertThat(said.path("status").asText()).as(said.toString()).isEqualTo("accepted");
    }

    private static ObjectNode person(String ref, String name) {
        return PrivilegeJourney.person(ref, "13.75.01.1001").deepCopy().set("person", named(ref, name));
    }

    private static ObjectNode named(String ref, String name) {
        ObjectNode person =
                (ObjectNode) PrivilegeJourney.person(ref, "13.75.01.1001").path("person");
        return person.put("name", name);
    }

    private StaffBrowser in(String user) {
        return StaffBrowser.in(hub, user, PASSWORD);
    }

    @Test
    void a_sign_that_no_text_has_is_passed_over() {
        StaffBrowser dedi = in("dedi");
        assertThat(dedi.get("/find?q=sd%00-01").statusCode())
                .isEqualTo(dedi.get("/find?q=sd-01").statusCode());
        assertThat(dedi.get("/partners/sd%00-99").statusCode()).isEqualTo(404);
    }

    @Test
    void every_page_is_there_for_every_role_in_both_languages_and_for_nobody_without_a_session() {
        for (String user : List.of("rina", "dedi", "tamu")) {
            StaffBrowser browser = in(user);
            for (String language : List.of("id", "en")) {
                browser.get("/?lang=" + language);
                PAGES.forEach(page -> {
                    HttpResponse<String> shown = browser.get(page);
                    assertThat(shown.statusCode()).as(user + " " + page).isEqualTo(200);
                    assertThat(shown.body()).as(page).contains("<html lang=\"" + language + "\">");
                });
            }
        }
        StaffBrowser nobody = new StaffBrowser(hub);
        PAGES.forEach(page -> assertThat(nobody.get(page).statusCode()).as(page).isEqualTo(303));
    }

    @Test
    void what_is_not_there_is_not_found() {
        StaffBrowser rina = in("rina");
        NOTHING.forEach(page -> assertThat(rina.get(page).statusCode()).as(page).isEqualTo(404));
    }

    @Test
    void what_was_said_by_telephone_becomes_the_partners_own_request_once_however_often_it_is_clicked() {
        StaffBrowser dedi = in("dedi");
        String form = "/partners/sd-01/ask/visit.book";
        assertThat(dedi.get("/partners/sd-01").body()).contains(form);
        dedi.get(form);
        HttpResponse<String> look = dedi.send(
                form,
                "said-by",
                "Ibu Ani",
                "via",
                "phone",
                "purpose",
                "class-visit",
                "on",
                "2026-08-12",
                "people",
                "25");
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body()).contains("Periksa sekali lagi", "Ibu Ani", "Telepon", "25", "value=\"do\" data-once>");
        StaffBrowser again = dedi.tab();

        HttpResponse<String> done = dedi.send(form, "step", "do");
        HttpResponse<String> twice = again.send(form, "step", "do");

        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).contains("Diterima dan dicatat");
        assertThat(twice.body()).contains("Diterima dan dicatat");
        assertThat(hub.rows("select id from bookings where partner = 'sd-01'")).hasSize(1);
        String request = first(done.body(), "href=\"(/requests/sd-01/[^\"]+)\"");
        assertThat(dedi.get(request).body()).contains("Disampaikan Ibu Ani lewat telepon", "Dedi");
        assertThat(in("tamu").get(request).body())
                .contains("Disampaikan lewat telepon", "Dedi")
                .doesNotContain("Ibu Ani");
        assertThat(dedi.get("/partners/sd-01").body()).contains(request);
        String booking =
                hub.rows("select id from bookings where partner = 'sd-01'").get(0);
        assertThat(dedi.get("/bookings?month=2026-08").body()).contains("1 jadwal, 25 orang", "/bookings/" + booking);
        assertThat(dedi.get("/bookings/" + booking).statusCode()).isEqualTo(200);
    }

    @Test
    void a_mistake_in_what_was_said_stands_at_its_field_and_nothing_is_recorded() {
        StaffBrowser dedi = in("dedi");
        String form = "/partners/sd-01/ask/visit.book";
        dedi.get(form);
        dedi.send(form, "said-by", "Ibu Ani", "via", "", "purpose", "class-visit", "on", "besok", "people", "25");

        HttpResponse<String> wrong = dedi.send(form, "step", "do");

        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#f-via\"", "value=\"besok\"");
        assertThat(hub.rows("select id from requests where type = 'visit.book' and status = 'invalid'"))
                .isEmpty();
    }

    @Test
    void a_viewer_records_nothing_and_sees_neither_telephone_nor_names() {
        StaffBrowser tamu = in("tamu");
        assertThat(tamu.get("/partners/sd-01").body())
                .doesNotContain("0812-3456", "81234567890", "wa.me", "Ibu Ani", "/ask/");
        assertThat(tamu.get("/partners/sd-01/ask/visit.book").statusCode()).isEqualTo(404);
        assertThat(tamu.get("/privileges/all").body()).doesNotContain("ANGGOTA-1", "Siti");
        tamu.get("/privileges");
        HttpResponse<String> answer = tamu.send("/privileges", "ref", "ANGGOTA-1");
        assertThat(answer.body()).contains("Boleh meminjam").doesNotContain("Siti", "Tampilkan nama");
        assertThat(tamu.send("/privileges", "step", "names", "ref", "ANGGOTA-1").statusCode())
                .isEqualTo(404);
        assertThat(hub.rows("select id from requests where type = 'staff.privilege.look' and id like 'x%'"))
                .isEmpty();
    }

    @Test
    void a_privilege_that_is_still_to_come_is_no_tick_at_the_counter() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/privileges");
        assertThat(dedi.send("/privileges", "ref", "M-1").body())
                .contains("Akan boleh meminjam dari 1 Feb 2027 sampai 31 Jul 2027", "Tampilkan nama")
                .doesNotContain("✓");

        HttpResponse<String> named = dedi.post(
                "/privileges", Map.of("csrf", dedi.form("/privileges").get("csrf"), "step", "names", "ref", "M-1"));

        assertThat(named.body()).contains("Rudi Contoh", "dari 1 Feb 2027").doesNotContain("✓");
    }

    @Test
    void the_counter_sees_in_one_look_who_may_borrow_and_each_look_at_a_name_is_recorded() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/privileges");
        assertThat(dedi.send("/privileges", "ref", "ANGGOTA-1").body())
                .contains("Boleh meminjam", "Tampilkan nama")
                .doesNotContain("Siti");
        long before = looks();

        HttpResponse<String> named = dedi.post(
                "/privileges",
                Map.of("csrf", dedi.form("/privileges").get("csrf"), "step", "names", "ref", "ANGGOTA-1"));

        assertThat(named.body()).contains("Siti Rahma", "Boleh meminjam");
        assertThat(looks()).isEqualTo(before + 1);
        dedi.get("/privileges");
        String csrf = dedi.form("/privileges").get("csrf");
        assertThat(dedi.post("/privileges", Map.of("csrf", csrf, "step", "names", "name", "siti"))
                        .body())
                .contains("Siti Rahma");
        assertThat(looks()).isEqualTo(before + 2);
        assertThat(dedi.post("/privileges", Map.of("csrf", csrf, "step", "names", "name", "%%%"))
                        .body())
                .contains("Tidak ada hak")
                .doesNotContain("Siti");
        assertThat(hub.rows("select detail from events where detail like '%Siti%' or subject like '%Siti%'"))
                .isEmpty();
        dedi.get("/privileges");
        assertThat(dedi.send("/privileges", "ref", "TIDAK-ADA").body()).contains("Tidak ada hak dengan nomor itu");
    }

    private long looks() {
        return hub.rows("select seq from events where step = 'looked-at' and detail::jsonb ->> 'by' = 'Dedi'")
                .size();
    }

    @Test
    void a_text_goes_to_whatsapp_where_a_number_is_known() {
        StaffBrowser dedi = in("dedi");
        assertThat(dedi.get("/partners/sd-01").body())
                .contains("https://wa.me/6281234567890?text=Yth.%20Bapak%2FIbu", "Apakah paket buku sudah datang?");
        assertThat(dedi.get("/partners/perpustakaan").body()).doesNotContain("wa.me");
    }

    @Test
    void anything_is_found_by_what_people_know() {
        StaffBrowser dedi = in("dedi");
        assertThat(find(dedi, "contoh SD-01")).contains("href=\"/partners/sd-01\"");
        assertThat(find(dedi, "warga-1")).contains("href=\"/requests/perpustakaan/warga-1\"");
        assertThat(find(dedi, "%")).doesNotContain("href=\"/partners/sd-01\"");
        assertThat(find(dedi, "Siti")).contains("Cari sebagai nama orang").doesNotContain("Siti Rahma");
        assertThat(find(in("tamu"), "Siti")).doesNotContain("Cari sebagai nama orang");
    }

    private static String find(StaffBrowser browser, String text) {
        browser.get("/find");
        return browser.send("/find", "q", text).body();
    }

    @Test
    void requests_are_narrowed_and_lead_to_their_pages() {
        StaffBrowser rina = in("rina");
        assertThat(rina.get("/requests").body()).contains("href=\"/requests/perpustakaan/warga-1");
        assertThat(rina.get("/requests?partner=sd-01").body())
                .doesNotContain("warga-1")
                .contains("kenal-1");
        assertThat(rina.get("/requests?type=borrower.register&status=accepted").body())
                .contains("warga-1");
        assertThat(rina.get("/requests?type=borrower.register&status=conflict").body())
                .doesNotContain("href=\"/requests/perpustakaan");
        assertThat(rina.get("/requests/perpustakaan/warga-1").body())
                .contains("Dijawab", "/partners/perpustakaan", "Disampaikan Ibu Ani");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)"})
    void what_anybody_writes_is_shown_as_text(String text) {
        String id = "sd-" + UUID.randomUUID().toString().substring(0, 8);
        hub.hub()
                .acts()
                .get("partner.add")
                .perform(Json.object().put("id", id).put("kind", "school").put("name", text), WholeHub.staff());
        StaffBrowser rina = in("rina");
        List<String> shown = new java.util.ArrayList<>();
        String escaped = StaffBrowser.escaped(text);
        for (String page : List.of(
                "/partners/" + id,
                "/partners/" + id + "/ask/visit.book",
                "/partners?q=" + escaped,
                "/requests?request=" + escaped,
                "/requests/" + id + "/" + escaped,
                "/bookings?month=" + escaped)) {
            shown.add(rina.get(page).body());
        }
        shown.add(find(rina, text));
        rina.get("/privileges");
        shown.add(rina.send("/privileges", "ref", text).body());
        String form = "/partners/" + id + "/ask/visit.book";
        rina.get(form);
        shown.add(rina.send(form, "said-by", text, "via", "phone", "purpose", text, "on", text)
                .body());
        shown.add(rina.send(form, "step", "do").body());
        assertThat(shown)
                .allSatisfy(page -> assertThat(page).doesNotContain("<script>alert", "<img", "' onmouseover='"));
    }

    private static String first(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
