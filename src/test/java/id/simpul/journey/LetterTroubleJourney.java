package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.delivery.link.Link.Purpose;
import id.simpul.ledger.Json;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whoever answers by a link while the hub is in trouble is told the truth, and loses nothing of what was filled in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LetterTroubleJourney {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SAID =
            "select id from requests where partner = ? and id like 'link-%' and type = 'rotation.received'";

    private SchoolsByMail schools;
    private WholeHub hub;

    @BeforeAll
    void a_hub_that_takes_little_of_each(@TempDir Path home) throws Exception {
        Path policy = Files.writeString(
                home.resolve("policy.yaml"), "- effective: 2019-01-01\n  limits:\n    waiting-requests: 2\n");
        hub = WholeHub.withDatabase(home).with("SIMPUL_POLICY", policy.toString());
        schools = new SchoolsByMail(hub);
    }

    @AfterAll
    void close() {
        schools.close();
    }

    /** A broker that fails may have kept what it was given: pressed again, it has to be the same request. */
    @Test
    void what_was_not_taken_is_the_same_request_when_it_is_sent_again() {
        String link = schools.link(Purpose.VISIT, "sd-02", "visit.book:2026-12-08,2026-12-10");
        full("sd-02");
        StaffBrowser phone = schools.browser();
        phone.get(link);
        String nonce = phone.form(link).get("nonce");

        HttpResponse<String> full = phone.send(link, "purpose", "class-visit", "on", "2026-12-08", "people", "30");

        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(full.body()).contains("Masih terlalu banyak yang menunggu dari lembaga Anda", "value=\"30\"");
        assertThat(phone.form(link)).containsEntry("nonce", nonce);
        schools.act("partner.resume", Json.object().put("id", "sd-02"));
        await().atMost(SOON).until(() -> waiting("sd-02") == 0);
        assertThat(phone.send(link, "purpose", "class-visit", "on", "2026-12-08", "people", "30")
                        .body())
                .contains("Harinya sudah kami catat");
        assertThat(schools.rows("select id from requests where partner = 'sd-02' and id = 'link-" + nonce + "'"))
                .containsExactly("link-" + nonce);
        assertThat(schools.rows("select id from bookings where partner = 'sd-02' and people = 30"))
                .hasSize(1);
    }

    @Test
    void a_full_queue_is_said_in_its_own_words_and_the_same_button_does_it_later() {
        schools.batch("bat-full", "sd-03", "dispatched", 21, 10);
        String link = schools.link(Purpose.RECEIVED, "sd-03", "bat-full");
        full("sd-03");
        StaffBrowser phone = schools.browser();
        phone.get(link);
        HttpResponse<String> full = phone.send(link, "choice", "all");
        assertThat(full.statusCode()).isEqualTo(503);
        assertThat(full.headers().firstValue("Retry-After")).contains("60");
        assertThat(full.body())
                .contains("Masih terlalu banyak yang menunggu dari lembaga Anda", "value=\"all\" checked");
        assertThat(schools.rows("select state from batches where id = 'bat-full'"))
                .containsExactly("dispatched");
        schools.act("partner.resume", Json.object().put("id", "sd-03"));
        await().atMost(SOON).until(() -> waiting("sd-03") == 0);
        assertThat(phone.send(link, "choice", "all").body()).contains("Terima kasih, sudah kami catat");
    }

    @Test
    void a_page_that_waits_says_so_truly_and_shows_the_answer_when_it_is_looked_at_later() {
        schools.batch("bat-wait", "sd-04", "dispatched", 41, 10);
        String link = schools.link(Purpose.RECEIVED, "sd-04", "bat-wait");
        schools.act("partner.pause", Json.object().put("id", "sd-04"));
        StaffBrowser phone = new StaffBrowser(hub);
        phone.get(link);
        HttpResponse<String> waits = phone.send(link, "choice", "all");
        assertThat(waits.statusCode()).isEqualTo(202);
        assertThat(waits.body())
                .contains("Kabar Anda sudah masuk, sedang dicatat", "kabar Anda tidak hilang")
                .doesNotContain("Terima kasih");
        String later = waits.body().replaceAll("(?s).*http-equiv=\"refresh\" content=\"\\d+;url=([^\"]+)\".*", "$1");
        assertThat(later).startsWith(link + "?said=link-");
        assertThat(phone.get(later).statusCode()).isEqualTo(202);
        assertThat(schools.rows("select state from batches where id = 'bat-wait'"))
                .containsExactly("dispatched");

        schools.act("partner.resume", Json.object().put("id", "sd-04"));
        await().atMost(SOON).until(() -> phone.get(later).statusCode() == 200);
        assertThat(phone.get(later).body()).contains("Terima kasih, sudah kami catat", "lengkap");
        assertThat(schools.rows(SAID, "sd-04")).hasSize(1);
        for (String odd : List.of("link-aaaaaaaaaaaaaaaa", "h-1", "<script>")) {
            assertThat(phone.get(link + "?said=" + StaffBrowser.escaped(odd)).body())
                    .as(odd)
                    .contains("Sudah dikabari")
                    .doesNotContain("<script>");
        }
    }

    /** As much waits of the school as may; nobody reads it. */
    private void full(String school) {
        schools.act("partner.pause", Json.object().put("id", school));
        String link = schools.link(Purpose.VISIT, school, "visit.book:2026-12-14");
        StaffBrowser phone = new StaffBrowser(hub);
        for (int sent = 0; sent < 2; sent++) {
            phone.get(link);
            assertThat(phone.send(link, "purpose", "binding", "on", "2026-12-14", "people", "1")
                            .statusCode())
                    .isEqualTo(202);
        }
    }

    private long waiting(String school) {
        return hub.hub().messaging().broker().waiting("requests." + school);
    }
}
