package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.MailServers;
import id.simpul.ledger.Json;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one partner has to say reaches schools, universities and a dinas, each in the way it chose. */
class InformationJourney {
    private static final GreenMail MAIL = MailServers.of(ServerSetup.PROTOCOL_SMTP);
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final String PUBLISHED = "id.simpul.notice.information.published.v1";

    @TempDir
    private static Path home;

    private static WholeHub hub;
    private static Member national;
    private static Member school;
    private static Member dinas;

    @BeforeAll
    static void start() {
        MAIL.start();
        hub = WholeHub.withDatabase(home)
                .with("SIMPUL_SMTP_URL", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort() + "?starttls=off")
                .with("SIMPUL_MAIL_FROM", "simpul@example.org")
                .start();
        national = hub.add("nasional", "national");
        school = hub.add("sd-antrean", "school", "queue");
        hub.add("sd-surat", "school", "email");
        hub.add("kampus-surat", "university", "email");
        dinas = hub.add("dinas-dua", "dinas", "queue", "email");
    }

    @AfterAll
    static void stop() {
        hub.close();
        MAIL.stop();
    }

    @Test
    void an_announcement_reaches_each_of_its_audience_once_by_queue_and_mail() throws Exception {
        try (JmsSystem sender = JmsSystem.amqp(hub, national);
                JmsSystem ofSchool = JmsSystem.amqp(hub, school);
                JmsSystem ofDinas = JmsSystem.core(hub, dinas)) {
            sender.send(announcement(
                    national, "umum-1", "Pameran buku", "school", "university", "dinas-dua", "sd-antrean"));
            Answered reply = sender.reply();
            assertThat(reply.correlation()).isEqualTo("umum-1");
            assertThat(reply.status()).as(reply.text()).isEqualTo("accepted");
            assertThat(reply.outcome().get("recipients").asInt()).isEqualTo(4);

            for (JmsSystem reader : List.of(ofSchool, ofDinas)) {
                ObjectNode notice = reader.notice().event();
                assertThat(notice.get("type").asText()).isEqualTo(PUBLISHED);
                assertThat(notice.at("/data/subject").asText()).isEqualTo("Pameran buku");
                assertThat(notice.at("/data/announcement"))
                        .isEqualTo(reply.outcome().get("announcement"));
            }
            assertMailed("Pameran buku", "dinas-dua", "kampus-surat", "sd-surat");
        }
    }

    @Test
    void what_a_school_announces_waits_for_staff_and_then_reaches_its_audience() throws Exception {
        try (JmsSystem sender = JmsSystem.core(hub, school);
                JmsSystem reader = JmsSystem.amqp(hub, dinas)) {
            sender.send(announcement(school, "umum-2", "Lomba membaca", "dinas"));
            Answered reply = sender.reply();
            assertThat(reply.status()).as(reply.text()).isEqualTo("pending");
            assertThat(reply.outcome().get("waitsFor").asText()).isEqualTo("staff");

            decide("sd-antrean", "umum-2");
            ObjectNode decided = sender.notice().event();
            assertThat(decided.get("type").asText()).isEqualTo("id.simpul.notice.request.decided.v1");
            assertThat(decided.at("/data/request").asText()).isEqualTo("umum-2");
            assertThat(decided.at("/data/status").asText()).isEqualTo("accepted");
            assertThat(reader.notice().event().at("/data/subject").asText()).isEqualTo("Lomba membaca");
            assertMailed("Lomba membaca", "dinas-dua");
        }
    }

    /** As the command does, by what it shows as waiting. */
    private static void decide(String partner, String request) {
        String waiting = partner + "/" + request;
        assertThat(hub.hub().acts().get("pending").perform(Json.object(), WholeHub.staff()))
                .extracting(one -> one.path("request").asText())
                .containsExactly(waiting);
        hub.hub()
                .acts()
                .get("decide")
                .perform(Json.object().put("request", waiting).put("answer", "yes"), WholeHub.staff());
    }

    private static ObjectNode announcement(Member sender, String id, String subject, String... audience) {
        ObjectNode data = Json.object().put("subject", subject).put("body", "Untuk siapa saja yang mau.");
        Arrays.asList(audience).forEach(data.withArray("/audience")::add);
        return Asked.event(sender.id(), id, "information.publish", data);
    }

    private static void assertMailed(String text, String... partners) {
        await().atMost(SOON).untilAsserted(() -> assertThat(MAIL.getReceivedMessages())
                .filteredOn(mail -> holds(mail, text))
                .extracting(mail -> mail.getAllRecipients()[0].toString().replace("@example.org", ""))
                .containsExactlyInAnyOrder(partners));
    }

    private static boolean holds(MimeMessage mail, String text) {
        return GreenMailUtil.getWholeMessage(mail).contains(text);
    }
}
