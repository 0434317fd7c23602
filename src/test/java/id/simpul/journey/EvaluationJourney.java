package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import id.simpul.MailServers;
import id.simpul.Shows;
import id.simpul.hub.control.Act;
import id.simpul.ledger.Json;
import id.simpul.policy.Rule;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarter of cooperation is evaluated, told to those who are to know, and told the same again half a year later. */
@Shows(Rule.R30)
class EvaluationJourney {
    private static final GreenMail MAIL = MailServers.of(ServerSetup.PROTOCOL_SMTP);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PUBLISHED = "id.simpul.notice.evaluation.published.v1";

    @TempDir
    private static Path home;

    private static WholeHub hub;

    @BeforeAll
    static void start() throws Exception {
        MAIL.start();
        Path policy = home.resolve("policy.yaml");
        Files.writeString(policy, "- effective: 2019-01-01\n  rotation:\n    batch-size: 4\n    box-size: 2\n");
        hub = WholeHub.withDatabase(home)
                .with("SIMPUL_CLOCK", "2026-05-04T02:00:00Z")
                .with("SIMPUL_POLICY", policy.toString())
                .with("SIMPUL_SMTP_URL", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort() + "?starttls=off")
                .with("SIMPUL_MAIL_FROM", "simpul@example.org")
                .start();
    }

    @AfterAll
    static void stop() {
        hub.close();
        MAIL.stop();
    }

    @Test
    void a_quarter_is_published_by_queue_and_mail_and_stays_as_it_was() throws Exception {
        Member library = hub.add("pustaka", "library");
        Member school = hub.add("sd-satu", "school");
        Member dinas = hub.add("dinas-satu", "dinas", "queue", "email");
        hub.add("nasional", "national", "email");
        try (JmsSystem ofLibrary = JmsSystem.amqp(hub, library);
                JmsSystem ofSchool = JmsSystem.amqp(hub, school);
                JmsSystem ofDinas = JmsSystem.core(hub, dinas)) {
            aBatchIsLent(ofLibrary, library, ofSchool, school);
            accepted(ofLibrary, statistics(library, "angka-1", 90));
            accepted(ofLibrary, statistics(library, "angka-2", 120));

            setClock("2026-10-14T01:00:00Z");

            ObjectNode notice = published(ofDinas);
            assertThat(notice.at("/data/period").asText()).isEqualTo("2026-Q3");
            assertThat(notice.at("/data/region/code").asText()).isEqualTo("13.75");
            assertThat(notice.at("/data/libraryVisits").asInt()).isEqualTo(120);
            assertThat(notice.at("/data/partners/0/partner").asText()).isEqualTo("sd-satu");
            assertThat(notice.at("/data/partners/0/items").asInt()).isEqualTo(4);
            assertThat(notice.at("/data/partners/0/rating").asInt()).isEqualTo(5);
            assertThat(notice.at("/data/partners/0/loans").asInt()).isEqualTo(3);
            assertMailed("dinas-satu@example.org");
            assertMailed("nasional@example.org");

            List<String> told = evaluation();
            setClock("2027-04-20T01:00:00Z");
            assertThat(evaluation()).isEqualTo(told);
            assertThat(told.get(0)).contains("\"items\":4");
            theSchoolGetsAnotherName();
            assertThat(evaluation("sd-satu")).isEqualTo(evaluation("sd-baru"));
            assertThat(evaluation("sd-satu").get(0)).contains("\"items\":4");
            assertRefused(Json.object().put("period", "2028-Q1"), "has not begun");
            assertRefused(Json.object().put("period", "2026-Q3").put("partner", "sd-lain"), "no partner of that code");
            assertRefused(Json.object().put("period", "2026-Q3").put("language", "xx"), "id or en");
        }
    }

    private static void theSchoolGetsAnotherName() throws Exception {
        hub.add("sd-baru", "school");
        hub.hub()
                .acts()
                .get("partner.merge")
                .perform(Json.object().put("old", "sd-satu").put("new", "sd-baru"), WholeHub.staff());
    }

    private static List<String> evaluation(String partner) {
        return hub
                .hub()
                .acts()
                .get("evaluation")
                .perform(Json.object().put("period", "2026-Q3").put("partner", partner), WholeHub.staff())
                .stream()
                .map(Json::text)
                .toList();
    }

    private static void assertRefused(ObjectNode arguments, String why) {
        Act act = hub.hub().acts().get("evaluation");
        assertThatThrownBy(() -> act.perform(arguments, WholeHub.staff()))
                .isInstanceOf(Act.NotDone.class)
                .hasMessageContaining(why);
    }

    private static void aBatchIsLent(JmsSystem ofLibrary, Member library, JmsSystem ofSchool, Member school)
            throws Exception {
        for (int n = 1; n <= 12; n++) {
            accepted(ofLibrary, Asked.item(library, "buku-" + n, "B" + n));
        }
        accepted(ofSchool, Asked.enrolment(school, "daftar", 6));
        setClock("2026-07-20T01:00:00Z");
        String batch =
                hub.rows("select id from batches where state = 'announced'").get(0);
        hub.hub().acts().get("staff.dispatch").perform(Json.object().put("batch", batch), WholeHub.staff());
        String barcode = hub.rows("select barcode from batch_items where batch = ? order by barcode", batch)
                .get(0);
        accepted(
                ofSchool,
                Asked.event(
                        school.id(),
                        "terima",
                        "rotation.received",
                        Json.object().put("batch", batch)));
        ObjectNode survey = Json.object().put("batch", batch).put("rating", 5);
        survey.putObject("loans").put(barcode, 3);
        accepted(ofSchool, Asked.event(school.id(), "survei", "rotation.survey", survey));
    }

    private static ObjectNode statistics(Member library, String id, int visits) {
        ObjectNode data = Json.object()
                .put("on", "2026-07-17")
                .put("visits", visits)
                .put("newMembers", 3)
                .put("loans", 40);
        data.putObject("byRegion").putObject("13.75").put("visits", visits);
        return Asked.event(library.id(), id, "statistics.day", data);
    }

    private static void accepted(JmsSystem system, ObjectNode event) throws Exception {
        system.send(event);
        Answered reply = system.reply();
        assertThat(reply.status()).as(reply.text()).isEqualTo("accepted");
    }

    private static void setClock(String instant) {
        hub.hub().acts().get("clock.set").perform(Json.object().put("instant", instant), WholeHub.staff());
    }

    private static ObjectNode published(JmsSystem reader) throws Exception {
        ObjectNode notice = reader.notice().event();
        while (!notice.get("type").asText().equals(PUBLISHED)
                || !notice.at("/data/period").asText().endsWith("Q3")) {
            notice = reader.notice().event();
        }
        return notice;
    }

    private static List<String> evaluation() {
        return hub
                .hub()
                .acts()
                .get("evaluation")
                .perform(Json.object().put("period", "2026-Q3"), WholeHub.staff())
                .stream()
                .map(Json::text)
                .toList();
    }

    private static void assertMailed(String address) {
        await().atMost(SOON).untilAsserted(() -> {
            Map<String, byte[]> files = new TreeMap<>();
            for (MimeMessage mail : MAIL.getReceivedMessages()) {
                if (mail.getAllRecipients()[0].toString().equals(address)
                        && mail.getSubject().contains("Evaluasi")) {
                    files.putAll(attachments(mail));
                }
            }
            assertThat(files).containsKeys("mitra.csv", "evaluasi-kerja-sama-2026-Q3.pdf");
            assertThat(new String(files.get("mitra.csv"), StandardCharsets.UTF_8))
                    .contains("Contoh sd-satu");
            PdfReader pdf = new PdfReader(files.get("evaluasi-kerja-sama-2026-Q3.pdf"));
            assertThat(new PdfTextExtractor(pdf).getTextFromPage(1)).contains("Triwulan III 2026");
        });
    }

    private static Map<String, byte[]> attachments(MimeMessage mail) throws Exception {
        Map<String, byte[]> files = new TreeMap<>();
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        for (int n = 0; n < parts.getCount(); n++) {
            BodyPart part = parts.getBodyPart(n);
            if (part.getFileName() != null) {
                files.put(part.getFileName(), part.getInputStream().readAllBytes());
            }
        }
        return files;
    }
}
