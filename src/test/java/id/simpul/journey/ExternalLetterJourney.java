package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.simpul.delivery.link.Link.Purpose;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whoever answers by a link while a broker elsewhere is away is told so, and loses nothing of what was filled in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalLetterJourney {
    private static final Duration SOON = Duration.ofSeconds(60);

    private SchoolsByMail schools;
    private WholeHub hub;

    @BeforeAll
    void a_hub_whose_broker_is_elsewhere(@TempDir Path home) {
        hub = WholeHub.withDatabase(home).withBrokerElsewhere();
        schools = new SchoolsByMail(hub);
    }

    @AfterAll
    void close() {
        schools.close();
    }

    @Test
    void with_the_broker_away_the_page_says_so_and_the_same_button_does_it_once_when_it_is_back() {
        schools.batch("bat-away", "sd-01", "dispatched", 1, 10);
        String link = schools.link(Purpose.RECEIVED, "sd-01", "bat-away");
        StaffBrowser phone = schools.browser();
        phone.get(link);
        hub.brokerElsewhere().kill();
        await().atMost(SOON).until(() -> hub.readiness() == 503);

        HttpResponse<String> away =
                phone.send(link, "choice", "some", "b.B2", "damaged", "n.B2", "basah \"sekali\" <script>");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).contains("60");
        assertThat(away.body())
                .contains("Belum terkirim", "gangguan di tempat kami", "Isian Anda tidak hilang")
                .contains("value=\"damaged\" selected", "basah &quot;sekali&quot; &lt;script&gt;")
                .doesNotContain("<script>", "Terima kasih");
        assertThat(schools.rows("select request_id from posted where partner = 'sd-01'"))
                .isEmpty();
        assertThat(schools.rows("select step from events where step = 'said-by-link' and partner = 'sd-01'"))
                .isEmpty();
        Map<String, String> form = phone.form(link);

        hub.brokerElsewhere().start();
        await().atMost(SOON).until(() -> hub.readiness() == 200);
        form.putAll(Map.of("choice", "some", "b.B2", "damaged", "n.B2", "basah"));
        for (int pressed = 0; pressed < 2; pressed++) {
            HttpResponse<String> thanks = phone.post(link, form);
            assertThat(thanks.statusCode()).isEqualTo(200);
            assertThat(thanks.body()).contains("Terima kasih, sudah kami catat", "1 rusak");
        }
        assertThat(schools.rows("select id from requests where partner = 'sd-01' and id like 'link-%'"))
                .hasSize(1);
    }
}
