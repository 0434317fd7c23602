package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import id.simpul.MailServers;
import id.simpul.ledger.Json;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a partner's system speaks, what it asks is answered, and what the hub has to tell it arrives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtocolsJourney {
    private static final GreenMail MAIL = MailServers.of(ServerSetup.PROTOCOL_SMTP);

    @TempDir
    private static Path home;

    private static WholeHub hub;

    /** Here with the broker in the hub; another class runs the same with one elsewhere. */
    WholeHub open(Path place) {
        return WholeHub.withDatabase(place);
    }

    @BeforeAll
    void start() {
        MAIL.start();
        hub = open(home)
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
    void a_school_enrols_by_amqp() throws Exception {
        Member school = hub.add("sd-amqp", "school");
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            system.send(Asked.enrolment(school, "daftar-1", 6));
            assertEnrolled(system.reply(), "daftar-1");
        }
    }

    @Test
    void a_school_enrols_by_core_jms() throws Exception {
        Member school = hub.add("sd-core", "school");
        try (JmsSystem system = JmsSystem.core(hub, school)) {
            system.send(Asked.enrolment(school, "daftar-1", 9));
            assertEnrolled(system.reply(), "daftar-1");
        }
    }

    @Test
    void a_school_enrols_by_stomp_and_asks_what_became_of_it() throws Exception {
        Member school = hub.add("sd-stomp", "school");
        try (StompSystem system = new StompSystem(hub, school)) {
            system.send(Asked.enrolment(school, "daftar-1", 12).toString());
            Answered enrolled = system.reply();
            assertEnrolled(enrolled, "daftar-1");

            system.send(Asked.status(school, "tanya-1", "daftar-1").toString());
            Answered standing = system.reply();
            assertThat(standing.correlation()).isEqualTo("tanya-1");
            assertThat(standing.outcome().get("status").asText()).isEqualTo("accepted");
            assertThat(standing.outcome().has("reply")).isFalse();
        }
    }

    @Test
    void a_school_asks_by_mqtt_of_both_versions_and_reads_its_replies_by_amqp() throws Exception {
        Member school = hub.add("sd-mqtt", "school");
        MqttSystem sender = new MqttSystem(hub, school);
        sender.send3(school.requests(), Asked.enrolment(school, "daftar-1", 6).toString());
        sender.send5(
                school.requests(), Asked.status(school, "tanya-1", "daftar-1").toString(), school);
        try (JmsSystem reader = JmsSystem.amqp(hub, school)) {
            assertEnrolled(reader.reply(), "daftar-1");
            Answered standing = reader.reply();
            assertThat(standing.correlation()).isEqualTo("tanya-1");
            assertThat(standing.outcome().get("status").asText()).isEqualTo("accepted");
        }
    }

    @Test
    void a_school_asks_by_http_and_reads_replies_there_and_on_its_queue() throws Exception {
        Member school = hub.add("sd-http", "school");
        HttpSystem system = new HttpSystem(hub, school);
        HttpResponse<String> taken =
                system.post(Asked.enrolment(school, "daftar 1", 6).toString());
        assertThat(taken.statusCode()).isEqualTo(202);
        String location = taken.headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo("/api/v1/requests/daftar%201");

        ObjectNode answer = system.answerAt(location);
        Answered onQueue;
        try (JmsSystem reader = JmsSystem.core(hub, school)) {
            onQueue = reader.reply();
        }
        assertEnrolled(onQueue, "daftar 1");
        assertThat(answer.get("reply")).isEqualTo(onQueue.event());
        assertThat(Json.parse(system.get("/api/v1/replies").body()).at("/items/0"))
                .isEqualTo(onQueue.event());
        assertThat(system.get("/api/v1/requests/never-sent").statusCode()).isEqualTo(404);
    }

    @Test
    void a_partner_of_each_kind_gets_its_reply_where_only_it_reads() throws Exception {
        for (String kind : new String[] {"university", "dinas", "national", "other"}) {
            Member member = hub.add("mitra-" + kind, kind);
            try (JmsSystem system = JmsSystem.amqp(hub, member)) {
                system.send(Asked.status(member, "tanya-1", "belum-pernah"));
                Answered reply = system.reply();
                assertThat(reply.correlation()).isEqualTo("tanya-1");
                assertThat(reply.codes()).containsExactly("not-found");
            }
        }
    }

    @Test
    void a_notice_arrives_by_queue_by_mail_and_over_http_once_each() throws Exception {
        Member school = hub.add("sd-kabar", "school", "queue", "email");
        try (JmsSystem system = JmsSystem.amqp(hub, school)) {
            system.send(Asked.enrolment(school, "daftar-1", 6));
            assertEnrolled(system.reply(), "daftar-1");
            ObjectNode notice = system.notice().event();

            assertThat(notice.get("type").asText()).isEqualTo("id.simpul.notice.rotation.shortfall.v1");
            assertThat(notice.get("source").asText()).isEqualTo("/hub");
            assertThat(notice.at("/data/agreement").asText()).isNotEmpty();
            ObjectNode page = Json.parse(
                    new HttpSystem(hub, school).get("/api/v1/notices").body());
            assertThat(page.get("items")).containsExactly(notice);
        }
        assertThat(MAIL.waitForIncomingEmail(30_000, 1)).isTrue();
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        var mail = MAIL.getReceivedMessages()[0];
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("sd-kabar@example.org");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    }

    /** The collection is empty yet, so the forecast is told to fall short; the school takes part all the same. */
    private static void assertEnrolled(Answered reply, String request) {
        assertThat(reply.correlation()).isEqualTo(request);
        assertThat(reply.request()).isEqualTo(request);
        assertThat(reply.status()).as(reply.text()).isEqualTo("accepted");
        assertThat(reply.outcome().get("agreement").asText())
                .isEqualTo(reply.event().at("/data/reference").asText())
                .isNotEmpty();
        assertThat(reply.codes()).isEmpty();
    }
}
