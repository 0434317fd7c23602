package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A school that is no partner yet asks to take part, says by mail that it was it, and is taken in by staff. */
class JoinJourney {
    private static final Duration SOON = Duration.ofSeconds(60);

    private SchoolsByMail schools;

    @BeforeEach
    void open(@TempDir Path home) {
        schools = new SchoolsByMail(home);
    }

    @AfterEach
    void close() {
        schools.close();
    }

    private static String[] filled(String npsn, String email) {
        return new String[] {
            "npsn",
            npsn,
            "name",
            "SD \"Baru\" <i>1</i>",
            "region.code",
            "13.75",
            "pupils.lower",
            "60",
            "pupils.upper",
            "66",
            "contact.name",
            "Ibu Contoh",
            "contact.email",
            email,
            "address",
            "Jalan Contoh 1",
            "termMonths",
            "12",
            "acceptsReplacement",
            "true"
        };
    }

    @Test
    void a_new_school_is_asked_by_mail_then_waits_for_staff_and_their_yes_enrols_it() {
        StaffBrowser teacher = schools.browser();
        HttpResponse<String> form = teacher.get("/join");
        assertThat(form.body()).contains("ingin ikut rotasi buku", "diganti oleh pihak kedua");
        assertThat(form.headers().firstValue("Set-Cookie")).isEmpty();
        String[] without = filled("10305555", "baru@sd-baru.example");
        without[without.length - 1] = "";
        assertThat(teacher.send("/join", without).body())
                .contains("perlu disetujui", "SD &quot;Baru&quot; &lt;i&gt;1&lt;/i&gt;");
        assertThat(teacher.send("/join", filled("10305555", "baru@sd-baru.example"))
                        .body())
                .contains("Kami kirim surel ke alamat itu");
        assertThat(schools.rows("select request_id from pending where partner = 'staff'"))
                .isEmpty();

        String link = new Mailbox(schools.hub(), "baru@sd-baru.example").link().getPath();
        assertThat(link).startsWith("/join/");
        assertThat(teacher.get(link).body()).contains("Apakah ini permintaan Anda?", "SD &quot;Baru&quot;");
        assertThat(schools.rows("select request_id from pending where partner = 'staff'"))
                .isEmpty();
        assertThat(teacher.send(link).body()).contains("menunggu keputusan petugas");
        assertThat(teacher.post(link, Map.of()).body()).contains("menunggu keputusan petugas");
        ObjectNode waiting = schools.act("pending", Json.object());
        assertThat(waiting.path("type").asText()).isEqualTo("staff.join");
        assertThat(waiting.toString()).contains("10305555", "126");

        schools.act(
                "decide",
                Json.object().put("request", waiting.path("request").asText()).put("answer", "yes"));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        schools.rows("select status from requests where partner = 'npsn-10305555'"))
                .containsExactly("accepted"));
        assertThat(schools.rows("select email from partners where id = 'npsn-10305555' and not has_system"))
                .containsExactly("baru@sd-baru.example");
        await().atMost(SOON).until(() -> schools.rows("select id from applications where data is not null")
                .isEmpty());
        assertThat(teacher.get(link).statusCode()).isEqualTo(404);
        assertThat(schools.rows("select topic from notices where partner = 'staff' and topic = 'request.decided'"))
                .isEmpty();
    }

    @Test
    void any_institution_asks_for_a_visit_and_who_is_declined_is_told_why() {
        StaffBrowser guest = schools.browser();
        guest.get("/visit");
        assertThat(guest.send(
                                "/visit",
                                "org",
                                "Komunitas Contoh",
                                "person",
                                "Bapak Contoh",
                                "email",
                                "tamu@komunitas.example",
                                "purpose",
                                "comparative-study",
                                "on",
                                "2026-12-08",
                                "people",
                                "20")
                        .body())
                .contains("Kami kirim surel ke alamat itu");
        Mailbox box = new Mailbox(schools.hub(), "tamu@komunitas.example");
        String link = box.link().getPath();
        guest.get(link);
        guest.send(link);
        ObjectNode waiting = schools.act("pending", Json.object());
        schools.act(
                "decide",
                Json.object().put("request", waiting.path("request").asText()).put("answer", "no"));
        await().atMost(SOON)
                .until(() -> box.subjects().stream().anyMatch(one -> one.contains("belum dapat kami terima")));
        assertThat(schools.rows("select id from partners where id like 'tamu%'"))
                .isEmpty();
    }

    @Test
    void who_asks_is_answered_the_same_whatever_is_known_and_a_program_gets_nowhere() {
        StaffBrowser stranger = schools.browser();
        stranger.get("/join");
        String fresh = stranger.send("/join", filled("10305551", "satu@sd-baru.example"))
                .body();
        stranger.get("/join");
        String known =
                stranger.send("/join", filled("10305551", "sd-01@example.org")).body();
        assertThat(known).isEqualTo(fresh);
        stranger.get("/join");
        String[] program = filled("10305552", "program@sd-baru.example");
        program[0] = "website";
        assertThat(stranger.send("/join", program).body()).isEqualTo(fresh);
        assertThat(schools.rows("select id from applications")).hasSize(2);
        for (int n = 3; n < 6; n++) {
            stranger.get("/join");
            stranger.send("/join", filled("1030556" + n, "banyak" + n + "@sd-baru.example"));
        }
        stranger.get("/join");
        assertThat(stranger.send("/join", filled("10305569", "banyak@sd-baru.example"))
                        .statusCode())
                .isEqualTo(429);
        assertThat(schools.rows("select id from applications")).hasSize(5);
        assertThat(List.of(
                        stranger.get("/join/AAAAAAAAAAAAAAAAAAAAAA").statusCode(),
                        stranger.head("/visit").statusCode()))
                .containsExactly(404, 200);
    }
}
