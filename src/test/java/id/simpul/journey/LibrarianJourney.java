package id.simpul.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What staff of a library do on the pages of a day: see what there is, print it, change a plan. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibrarianJourney {
    private BusyLibrary busy;

    @BeforeAll
    void a_library_amid_its_work(@TempDir Path home) {
        busy = BusyLibrary.where(home, "");
    }

    @AfterAll
    void stop() {
        if (busy != null) {
            busy.close();
        }
    }

    private StaffBrowser in(String user) {
        return StaffBrowser.in(busy.hub(), user, BusyLibrary.PASSWORD);
    }

    @Test
    void the_first_page_says_which_plan_is_ready_and_draws_the_days() {
        assertThat(in("dedi").get("/").body())
                .contains(
                        "Rencana triwulan I 2027 siap diperiksa",
                        "Menunggu keputusan <span class=\"count wait\">2</span>",
                        "11 sekolah, 1.086 dari 1.100 tempat terisi. Diumumkan otomatis 21 Desember 2026, 11 hari lagi.",
                        "href=\"/rotation/2027-Q1\"",
                        "Permintaan, 14 hari terakhir",
                        "<rect class=\"b\"",
                        "Tidak ada paket yang diantar atau dijemput dalam 14 hari ke depan.");
    }

    @Test
    void papers_are_printed_from_the_pages_they_belong_to() {
        StaffBrowser dedi = in("dedi");
        for (String page : List.of(
                "/batches/bat-now-1",
                "/runs",
                "/runs/2027-Q1/1",
                "/obligations/obl-1",
                "/partners/sd-contoh-01",
                "/rotation/2027-Q1")) {
            List<String> papers = papers(dedi.get(page).body());
            assertThat(papers).as(page).isNotEmpty();
            papers.forEach(
                    paper -> assertThat(content(dedi.get(paper))).as(paper).startsWith("%PDF"));
            assertThat(papers(in("tamu").get(page).body())).as(page).isEmpty();
        }
        HttpResponse<String> none = dedi.get("/papers/packing-list?quarter=2029-Q1");
        assertThat(none.statusCode()).isEqualTo(404);
        assertThat(none.body()).contains("tidak ada paket pada triwulan atau hari itu");
        assertThat(dedi.get("/papers/nothing?quarter=2027-Q1").statusCode()).isEqualTo(404);
        assertThat(in("tamu").get("/papers/delivery-sheet?quarter=2027-Q1").statusCode())
                .isEqualTo(404);
    }

    private static List<String> papers(String body) {
        return java.util.regex.Pattern.compile("href=\"(/papers/[^\"]+)\"")
                .matcher(body)
                .results()
                .map(link -> link.group(1).replace("&amp;", "&"))
                .toList();
    }

    private static String content(HttpResponse<String> shown) {
        assertThat(shown.statusCode()).isEqualTo(200);
        return new String(shown.body().getBytes(ISO_8859_1), ISO_8859_1).substring(0, 4);
    }

    @Test
    void a_book_of_a_plan_is_swapped_for_one_of_three_and_once_however_often_it_is_clicked() {
        StaffBrowser dedi = in("dedi");
        String page = "/batches/bat-next-2/swap/BH01302";
        String form = dedi.get(page).body();
        assertThat(form.split("type=\"radio\"", -1)).hasSize(4);
        String in = form.replaceFirst("(?s).*?name=\"in\" value=\"([^\"]+)\" checked.*", "$1");
        StaffBrowser tab = dedi.tab();
        String act = UUID.randomUUID().toString();
        HttpResponse<String> done = dedi.send(page, "act", act, "in", in);
        assertThat(done.headers().firstValue("Location")).hasValue("/batches/bat-next-2?swapped=" + in);
        assertThat(tab.send(page, "act", act, "in", in).statusCode()).isEqualTo(303);
        assertThat(dedi.get("/batches/bat-next-2?swapped=" + in).body()).contains("Sudah ditukar");
        assertThat(busy.hub()
                        .rows(
                                "select barcode from batch_items where batch = 'bat-next-2' and state = 'planned' and barcode in (?, ?)",
                                "BH01302",
                                in))
                .containsExactly(in);
        assertThat(dedi.get(page).statusCode()).isEqualTo(404);
        dedi.get("/batches/bat-next-2/swap/BH01304");
        assertThat(dedi.send("/batches/bat-next-2/swap/BH01304", "other", in).body())
                .contains("role=\"alert\"", in);
    }

    @Test
    void one_failed_request_is_held_from_its_own_page() {
        StaffBrowser dedi = in("dedi");
        String failure =
                busy.hub().rows("select id from failures order by seq limit 1").get(0);
        String group = busy.hub()
                .rows("select group_id from failures where id = ?", failure)
                .get(0);
        String hold = "/attention/" + group + "/hold";
        assertThat(dedi.get("/failures/" + failure).body()).contains(hold + "?failure=" + failure);
        dedi.get(hold + "?failure=" + failure);
        dedi.send(hold, "reason", "ditelepon dulu");
        assertThat(busy.hub().rows("select state from failures order by seq")).containsExactly("held", "open", "open");
        assertThat(dedi.get("/failures/" + failure).body())
                .contains("/retry?failure=" + failure)
                .doesNotContain(hold);
    }

    @Test
    void a_partners_page_shows_what_it_has_and_offers_what_can_be_done() {
        String school = in("dedi").get("/partners/sd-contoh-02").body();
        assertThat(school)
                .contains(
                        "/batches/bat-now-2",
                        "/obligations/obl-2",
                        "/papers/letter?school=sd-contoh-02",
                        "https://wa.me/62812")
                .contains(">Jeda</a>")
                .doesNotContain(">Lanjutkan</a>", "Undang ke rotasi", "antrean");
        assertThat(in("dedi").get("/partners/sd-jauh").body()).contains("Undang ke rotasi");
    }

    @Test
    void a_test_request_goes_by_the_partners_own_queue_and_its_answer_is_shown() {
        StaffBrowser dedi = in("dedi");
        assertThat(dedi.get("/partners/sd-contoh-06").body()).contains("/partners/sd-contoh-06/test");
        dedi.get("/partners/sd-contoh-06/test");
        HttpResponse<String> sent = dedi.send("/partners/sd-contoh-06/test");
        String there = sent.headers().firstValue("Location").orElseThrow();
        assertThat(there).startsWith("/partners/sd-contoh-06/test/uji-");
        await().atMost(Duration.ofMinutes(2))
                .until(() -> dedi.get(there + "/now").statusCode() == 286);
        assertThat(dedi.get(there).body())
                .contains("Sudah dijawab", "diterima", "Jalur mitra ini bekerja")
                .doesNotContain("hx-get");
        assertThat(busy.hub().rows("select count(*) from requests where id like 'uji-%'"))
                .containsExactly("0");
        assertThat(dedi.get("/partners/sd-contoh-06").body()).contains("Permintaan uji dikirim");
        assertThat(dedi.get("/partners/sd-99/test").statusCode()).isEqualTo(404);
        assertThat(in("tamu").get("/partners/sd-contoh-06/test").statusCode()).isEqualTo(404);
    }

    @Test
    void from_one_thing_to_the_next_and_back_as_its_list_has_them() {
        StaffBrowser dedi = in("dedi");
        for (String list : List.of(
                "/batches",
                "/batches?quarter=2027-Q1&sort=-deliverOn",
                "/obligations",
                "/requests",
                "/mail",
                "/partners")) {
            List<String> things = found(
                    "<a class=\"rowlink\" href=\"([^\"]+)\"", dedi.get(list).body());
            String first = dedi.get(things.get(0)).body();
            assertThat(found("rel=\"prev\" href=\"([^\"]+)\"", first)).as(list).isEmpty();
            assertThat(found("rel=\"next\" href=\"([^\"]+)\"", first)).as(list).containsExactly(things.get(1));
            String second = dedi.get(things.get(1)).body();
            assertThat(found("rel=\"prev\" href=\"([^\"]+)\"", second)).as(list).containsExactly(things.get(0));
            assertThat(found("<p class=\"crumb\"><a href=\"([^\"]+)\"", second))
                    .as(list)
                    .containsExactly(list);
        }
        // Who comes from elsewhere is led nowhere.
        assertThat(dedi.get("/batches/bat-now-1").body()).doesNotContain("rel=\"next\"", "rel=\"prev\"");
    }

    @Test
    void where_a_page_of_the_list_ends_one_goes_on_to_the_next_page() {
        StaffBrowser dedi = in("dedi");
        busy.hub()
                .rows(
                        "insert into partners (id, kind, name, created_at) select 'zz-' || n, 'university', 'Kampus Contoh ' || n, now()"
                                + " from generate_series(101, 220) as n returning id");
        try {
            List<String> seen = new ArrayList<>();
            String at = found(
                            "rowlink\" href=\"([^\"]+)\"",
                            dedi.get("/partners?q=zz-").body())
                    .get(0);
            while (seen.size() < 130) {
                String page = dedi.get(at).body();
                seen.add(at.replaceFirst("[?].*", ""));
                List<String> next = found("rel=\"next\" href=\"([^\"]+)\"", page);
                if (next.isEmpty()) {
                    break;
                }
                at = next.get(0);
            }
            assertThat(seen)
                    .isEqualTo(IntStream.rangeClosed(101, 220)
                            .mapToObj(n -> "/partners/zz-" + n)
                            .toList());
            for (int n = 219; n >= 101; n--) {
                at = found("rel=\"prev\" href=\"([^\"]+)\"", dedi.get(at).body())
                        .get(0);
                assertThat(at).startsWith("/partners/zz-" + n + "?");
            }
            assertThat(found("rel=\"prev\" href=\"([^\"]+)\"", dedi.get(at).body()))
                    .isEmpty();
        } finally {
            busy.hub().rows("delete from partners where id like 'zz-%' returning id");
        }
    }

    private static List<String> found(String pattern, String body) {
        return Pattern.compile(pattern)
                .matcher(body)
                .results()
                .map(one -> one.group(1).replace("&amp;", "&"))
                .toList();
    }

    @Test
    void a_school_that_only_gives_back_is_on_a_trip_too() {
        StaffBrowser dedi = in("dedi");
        String list = dedi.get("/runs/collections?quarter=2027-Q1").body();
        assertThat(list).contains(">SD Contoh 12</a>").doesNotContain("SD Contoh 11");
        assertThat(dedi.get("/runs").body()).contains("/runs/collections?quarter=2027-Q1");
        List<String> trips = IntStream.rangeClosed(1, 4)
                .mapToObj(run -> dedi.get("/runs/2027-Q1/" + run))
                .filter(shown -> shown.statusCode() == 200)
                .map(HttpResponse::body)
                .filter(body -> body.contains("Hanya dijemput") && body.contains("SD Contoh 12"))
                .toList();
        assertThat(trips).hasSize(1);
    }

    @Test
    void partners_are_called_by_their_names() {
        StaffBrowser dedi = in("dedi");
        assertThat(dedi.get("/requests").body()).contains(">SD Contoh 02</a>");
        assertThat(dedi.get("/mail").body()).contains(">SD Contoh 07</a>");
        assertThat(dedi.get("/exchange/exc-1").body()).contains("<h1>Dinas Perpustakaan Contoh</h1>");
        assertThat(dedi.get("/trainings/trn-1").body()).contains("Peserta Contoh, III/a");
        assertThat(in("tamu").get("/trainings/trn-1").body()).doesNotContain("Peserta Contoh");
    }
}
