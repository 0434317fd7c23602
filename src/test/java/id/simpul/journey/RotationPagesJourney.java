package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import id.simpul.console.session.Role;
import id.simpul.policy.Quarter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Staff look the rotation over on its pages, and scan what comes back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RotationPagesJourney {
    private static final String PASSWORD = "awan-kerikil-pelita-7";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Quarter NOW = Quarter.of(TODAY);
    private static final Quarter NEXT = NOW.next();
    private static final List<String> FOR_ALL = List.of(
            "/rotation",
            "/rotation?late=true",
            "/rotation?q=sd",
            "/rotation/" + NOW,
            "/rotation/" + NEXT,
            "/batches",
            "/batches?state=planned",
            "/batches.csv",
            "/batches.xlsx",
            "/batches/bat-plan",
            "/batches/bat-goes",
            "/batches/bat-look",
            "/runs",
            "/runs/" + NEXT + "/1",
            "/obligations",
            "/obligations.csv",
            "/obligations/obl-1");
    private static final List<String> FOR_OPERATORS = List.of(
            "/scan",
            "/scan?code=NOTHING",
            "/batches/bat-look/scan",
            "/batches/bat-look/scan?part=1",
            "/batches/bat-look/scan/done",
            "/batches/bat-goes/scan",
            "/batches/bat-goes/scan/done",
            "/batches/bat-sent/received");

    private WholeHub hub;

    @BeforeAll
    void a_hub_amid_the_rotation(@TempDir Path home) {
        hub = WholeHub.withDatabase(home)
                .with("SIMPUL_CLOCK", TODAY + "T02:00:00Z")
                .start();
        List.of("sd-01", "sd-02", "sd-03").forEach(school -> {
            hub.add(school, "school");
            run("""
                    insert into rotation_agreements (id, school, npsn, name, region, pupils_lower, pupils_upper, themes, state,
                                                     enrolled_on, last_quarter)
                    values ('agr-' || ?, ?, '10300000', upper(?), '13.75.01', 60, 40, '{}', 'active', ?, ?)
                    """, school, school, school, TODAY.minusDays(100), NEXT.next().toString());
            run(
                    "insert into rotation_places (quarter, agreement, since, planned) values (?, 'agr-' || ?, ?, false)",
                    NEXT.next().toString(),
                    school,
                    TODAY);
        });
        run("insert into titles (id, title) select 't-' || n, 'Cerita ' || n from generate_series(1, 400) as n");
        run("""
            insert into items (barcode, title, collection, grades, condition, lendable, changed_at)
            select 'B' || n, 't-' || n, 'children', 'lower', 'good', true, now() from generate_series(1, 400) as n
            """);
        batch("bat-back", "sd-01", NOW, "received", 1, 100);
        batch("bat-look", "sd-02", NOW, "due", 101, 20);
        batch("bat-sent", "sd-03", NOW, "dispatched", 121, 20);
        batch("bat-plan", "sd-01", NEXT, "planned", 201, 20);
        batch("bat-goes", "sd-02", NEXT, "announced", 221, 20);
        run("insert into batch_shortfalls (batch, level, because, places, titles)"
                + " values ('bat-plan', 'upper', 'all-had-before', 80, 3)");
        run("""
                insert into obligations (id, school, batch, barcode, title, name, state, opened_on, due_on)
                values ('obl-1', 'sd-01', 'bat-back', 'B399', 't-399', 'Cerita <b>399</b>', 'open', ?, ?)
                """, TODAY.minusDays(3), TODAY.plusDays(27));
        hub.hub().letLookRound("rina", "Rina", Role.ADMINISTRATOR, PASSWORD);
        hub.hub().letLookRound("dedi", "Dedi", Role.OPERATOR, PASSWORD);
        hub.hub().letLookRound("tamu", "Tamu", Role.VIEWER, PASSWORD);
    }

    private void batch(String id, String school, Quarter quarter, String state, int first, int books) {
        boolean here = List.of("planned", "announced").contains(state);
        run(
                """
                insert into batches (id, agreement, school, quarter, state, places, lower_places, deliver_on, due_on, run,
                                     dispatched_on, received_on, books)
                values (?, 'agr-' || ?, ?, ?, ?, 100, 60, ?, ?, 1, ?, ?, ?)
                """,
                id,
                school,
                school,
                quarter.toString(),
                state,
                here ? TODAY.plusDays(20) : TODAY.minusDays(40),
                here ? TODAY.plusDays(110) : TODAY.minusDays(1),
                here ? null : TODAY.minusDays(40),
                here || state.equals("dispatched") ? null : TODAY.minusDays(39),
                books);
        run("""
                insert into batch_items (batch, barcode, school, title, name, level, box, state)
                select ?, 'B' || n, ?, 't-' || n, 'Cerita ' || n, 'lower', 1 + (n - ?) / 25, ?
                  from generate_series(?, ?) as n
                """, id, school, first, here ? "planned" : "sent", first, first + books - 1);
        if (!here) {
            run("update items set loan = ? where barcode in (select barcode from batch_items where batch = ?)", id, id);
        }
    }

    private void run(String sql, Object... values) {
        hub.hub().stores().database().jdbi().useHandle(db -> db.execute(sql, values));
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private StaffBrowser in(String user) {
        return StaffBrowser.in(hub, user, PASSWORD);
    }

    @Test
    void each_page_is_there_for_its_roles_in_both_languages() {
        for (String user : List.of("rina", "dedi", "tamu")) {
            StaffBrowser browser = in(user);
            for (String language : List.of("id", "en")) {
                browser.get("/?lang=" + language);
                FOR_ALL.forEach(page -> assertThat(browser.get(page).statusCode())
                        .as(user + " " + page)
                        .isEqualTo(200));
                FOR_OPERATORS.forEach(page -> assertThat(browser.get(page).statusCode())
                        .as(user + " " + page)
                        .isEqualTo(user.equals("tamu") ? 404 : 200));
            }
        }
    }

    @Test
    void what_is_not_there_is_told_so() {
        StaffBrowser dedi = in("dedi");
        List.of(
                        "/rotation/2026-Q9",
                        "/rotation/1999-Q1",
                        "/batches/nothing",
                        "/batches/bat-plan/scan",
                        "/runs/2026-Q1/99",
                        "/runs/x/y",
                        "/obligations/nothing")
                .forEach(
                        page -> assertThat(dedi.get(page).statusCode()).as(page).isEqualTo(404));
    }

    @Test
    void a_viewer_is_offered_no_act_and_no_phone_and_scans_nothing() {
        StaffBrowser tamu = in("tamu");
        assertThat(tamu.get("/batches/bat-plan").body()).doesNotContain("/acts/");
        assertThat(tamu.get("/rotation/" + NEXT).body()).doesNotContain("/acts/");
        String csrf = tamu.form("/logout").get("csrf");
        assertThat(tamu.post("/batches/bat-look/scan", Map.of("csrf", csrf, "barcode", "B101"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(tamu.post(
                                "/runs/" + NEXT + "/1",
                                Map.of("csrf", csrf, "act", UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(hub.rows("select barcode from scans where barcode = 'B101'")).isEmpty();
    }

    @Test
    void a_plan_shows_the_emptiest_batch_first_with_the_planners_reason_and_is_approved() {
        StaffBrowser rina = in("rina");
        String before = rina.get("/rotation/" + NEXT).body();
        assertThat(before)
                .contains("Belum diperiksa", "20 / 100", "80 tempat, kelas atas: semua judul sudah pernah diterima");
        assertThat(before.indexOf("bat-plan")).isLessThan(before.indexOf("bat-goes"));

        rina.get("/acts/plan.approve?quarter=" + NEXT);
        rina.send("/acts/plan.approve", "quarter", NEXT.toString());
        assertThat(rina.send("/acts/plan.approve", "step", "do").body()).contains("Sudah dikerjakan");

        assertThat(rina.get("/rotation/" + NEXT).body())
                .contains("Disetujui Rina")
                .doesNotContain("/acts/plan.approve");
    }

    @Test
    void what_a_partner_wrote_is_shown_as_text() {
        assertThat(in("dedi").get("/obligations/obl-1").body())
                .contains("Cerita &lt;b&gt;399&lt;/b&gt;")
                .doesNotContain("<b>399");
    }

    @Test
    void a_batch_offers_what_its_state_allows() {
        StaffBrowser dedi = in("dedi");
        assertThat(dedi.get("/batches/bat-plan").body())
                .contains("/batches/bat-plan/swap/B201", "/acts/hold", "/acts/cancel")
                .doesNotContain("/acts/dispatch", "bat-plan/scan");
        assertThat(dedi.get("/batches/bat-goes").body()).contains("/acts/pack", "/acts/dispatch");
        assertThat(dedi.get("/batches/bat-look").body())
                .contains("/batches/bat-look/scan")
                .doesNotContain("/acts/cancel");
    }

    @Test
    void a_box_label_and_a_book_lead_to_their_batch() {
        StaffBrowser dedi = in("dedi");
        List.of("bat-look", "bat-look-1", "B105").forEach(code -> assertThat(
                        dedi.get("/scan?code=" + code).headers().firstValue("location"))
                .contains("/batches/bat-look/scan"));
        assertThat(dedi.get("/scan?code=%3Cb%3E").body()).contains("Tidak ada paket untuk &lt;b&gt;");
    }

    /** As scanners do on a slow line: each scan is sent again until it is answered, from two desks at once. */
    @Test
    void a_hundred_scans_of_two_people_each_sent_twice_are_a_hundred_books_and_one_act() throws Exception {
        StaffBrowser dedi = in("dedi");
        StaffBrowser rina = in("rina");
        ExecutorService desks = Executors.newFixedThreadPool(4);
        try {
            List<Future<HttpResponse<String>>> sent = new ArrayList<>();
            for (StaffBrowser desk : List.of(dedi, rina)) {
                desk.get("/batches/bat-back/scan");
                String csrf = desk.form("/logout").get("csrf");
                int first = desk == dedi ? 1 : 41;
                IntStream.range(first, first + 60).forEach(n -> {
                    Map<String, String> scan = scan(csrf, "B" + n);
                    sent.add(desks.submit(() -> desk.tab().post("/batches/bat-back/scan", scan)));
                    sent.add(desks.submit(() -> desk.tab().post("/batches/bat-back/scan", scan)));
                });
            }
            for (Future<HttpResponse<String>> one : sent) {
                assertThat(one.get().statusCode()).isEqualTo(200);
            }
        } finally {
            desks.shutdownNow();
        }
        assertThat(hub.rows("select barcode from scans where batch = 'bat-back'"))
                .hasSize(100);

        HttpResponse<String> look = dedi.get("/batches/bat-back/scan/done");
        assertThat(look.body()).contains("<b>100</b>Kembali");
        StaffBrowser twice = dedi.tab();
        assertThat(dedi.send("/batches/bat-back/scan/done").body()).contains("100 buku dicatat kembali");
        assertThat(twice.send("/batches/bat-back/scan/done").body()).contains("100 buku dicatat kembali");

        assertThat(hub.rows("select step from events where subject = 'bat-back' and step = 'checked-in'"))
                .hasSize(1);
        assertThat(hub.rows("select barcode from batch_items where batch = 'bat-back' and state = 'in'"))
                .hasSize(100);
        assertThat(hub.rows("select barcode from scans where batch = 'bat-back'"))
                .isEmpty();
    }

    private static Map<String, String> scan(String csrf, String barcode) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("csrf", csrf);
        fields.put("part", "1");
        fields.put("do", "scan");
        fields.put("barcode", barcode);
        fields.put("scan", UUID.randomUUID().toString());
        return fields;
    }

    @Test
    void each_scan_has_its_verdict_and_can_be_taken_back() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/batches/bat-look/scan");
        String csrf = dedi.form("/logout").get("csrf");
        String there = "/batches/bat-look/scan";

        assertThat(dedi.post(there, scan(csrf, "B110")).body()).contains("B110 kembali, kardus 1", "verdict ok");
        assertThat(dedi.post(there, scan(csrf, "B110")).body()).contains("B110 sudah dipindai", "verdict wait");
        assertThat(dedi.post(there, scan(csrf, "B125")).body())
                .contains("bukan dari paket ini, melainkan dari paket SD-03", "/batches/bat-sent", "verdict bad");
        assertThat(dedi.post(there, scan(csrf, "<b>")).body())
                .contains("&lt;b&gt; tidak dikenal")
                .doesNotContain("<b><b>");
        assertThat(in("rina").get(there).body()).as("somebody else sees it").contains("B110", "Dedi");

        dedi.post(there, Map.of("csrf", csrf, "do", "mark", "barcode", "B110", "damaged", "true", "note", "sobek"));
        assertThat(dedi.get(there).body()).contains("Rusak: sobek");
        dedi.post(there, Map.of("csrf", csrf, "do", "back", "barcode", "B110"));
        assertThat(hub.rows("select barcode from scans where barcode = 'B110'")).isEmpty();
    }

    @Test
    void what_is_scanned_after_the_balance_was_looked_at_stays_a_draft() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/batches/bat-look/scan");
        String csrf = dedi.form("/logout").get("csrf");
        dedi.post("/batches/bat-look/scan", scan(csrf, "B101"));
        dedi.get("/batches/bat-look/scan/done");
        dedi.post("/batches/bat-look/scan", scan(csrf, "B102"));

        assertThat(dedi.send("/batches/bat-look/scan/done").statusCode()).isEqualTo(200);

        assertThat(hub.rows("select state from batch_items where barcode = 'B101'"))
                .containsExactly("in");
        assertThat(hub.rows("select state from batch_items where barcode = 'B102'"))
                .containsExactly("sent");
        assertThat(hub.rows("select barcode from scans where barcode in ('B101', 'B102')"))
                .containsExactly("B102");
    }

    @Test
    void what_a_school_said_by_phone_becomes_its_own_word() {
        StaffBrowser dedi = in("dedi");
        dedi.get("/batches/bat-sent/received");
        HttpResponse<String> done = dedi.send(
                "/batches/bat-sent/received",
                "said",
                "Ibu Contoh",
                "via",
                "phone",
                "book-B121",
                "missing",
                "book-B122",
                "damaged");
        assertThat(done.body()).contains("Sudah dikerjakan");
        assertThat(hub.rows("select state from batch_items where barcode = 'B121'"))
                .containsExactly("missing");
        assertThat(hub.rows("select state from batches where id = 'bat-sent'")).containsExactly("received");
        assertThat(hub.rows("select partner from requests where type = 'rotation.received'"))
                .containsExactly("sd-03");
    }

    @Test
    void a_photo_of_a_barcode_is_read_for_who_may_scan_and_nobody_elses_is_taken() throws IOException {
        BitMatrix bars = new Code128Writer().encode("B399", BarcodeFormat.CODE_128, 400, 120);
        BufferedImage picture = new BufferedImage(400, 160, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 400; x++) {
            for (int y = 0; y < 160; y++) {
                picture.setRGB(x, y, y >= 20 && y < 140 && bars.get(x, y - 20) ? 0 : 0xffffff);
            }
        }
        ByteArrayOutputStream photo = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", photo);
        StaffBrowser dedi = in("dedi");
        dedi.get("/scan");
        String token = dedi.form("/logout").get("csrf");

        Map<String, String> own = Map.of("csrf", token);

        HttpResponse<String> read = dedi.upload("/scan/photo", own, "foto.png", photo.toByteArray());
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo("B399");
        assertThat(dedi.upload("/scan/photo", own, "foto.png", new byte[] {1, 2, 3})
                        .body())
                .contains("bukan foto");
        assertThat(dedi.upload("/scan/photo", own, "foto.png", new byte[3 << 20])
                        .statusCode())
                .isEqualTo(413);
        assertThat(dedi.upload("/scan/photo", Map.of(), "foto.png", photo.toByteArray())
                        .statusCode())
                .isEqualTo(403);
        StaffBrowser tamu = in("tamu");
        tamu.get("/");
        Map<String, String> theirs = Map.of("csrf", tamu.form("/logout").get("csrf"));
        assertThat(tamu.upload("/scan/photo", theirs, "foto.png", photo.toByteArray())
                        .statusCode())
                .isEqualTo(404);
        assertThat(new StaffBrowser(hub)
                        .upload("/scan/photo", own, "foto.png", photo.toByteArray())
                        .statusCode())
                .isEqualTo(303);
        assertThat(dedi.get("/scan/photo").statusCode()).isEqualTo(404);
    }
}
