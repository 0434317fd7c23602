package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.client.JmsLink;
import id.simpul.client.LinkFailed;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A message's partner is the address it was sent to; nothing in it, and nothing about it, can make it another's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityJourney {
    private static final int LARGE = 200 * 1024;

    @TempDir
    private static Path home;

    private static WholeHub hub;
    private static Member forger;
    private static Member victim;

    /** Here with the broker in the hub; another class runs the same with one elsewhere. */
    WholeHub open(Path place) {
        return WholeHub.withDatabase(place);
    }

    @BeforeAll
    void start() {
        hub = open(home).start();
        forger = hub.add("sd-pemalsu", "school");
        victim = hub.add("sd-korban", "school");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void nothing_of_the_victim_has_changed() throws Exception {
        try (JmsSystem reader = JmsSystem.core(hub, victim)) {
            reader.send(Asked.status(victim, "tanya", "palsu"));
            assertThat(reader.reply().codes()).containsExactly("not-found");
            assertThat(reader.hasNoReply()).isTrue();
        }
        assertThat(hub.rows("""
                        select id from requests where partner = ? and id <> 'tanya'
                        union all select id from rotation_agreements where school = ?
                        union all select subject from events where partner = ? and subject <> ? and request_id is distinct from 'tanya'
                        union all select topic from notices where partner = ?
                        """, victim.id(), victim.id(), victim.id(), victim.id(), victim.id()))
                .isEmpty();
    }

    @Test
    void what_claims_another_partner_in_its_source_is_invalid_by_core_jms_and_amqp() throws Exception {
        for (JmsSystem system : List.of(JmsSystem.core(hub, forger), JmsSystem.amqp(hub, forger))) {
            try (system) {
                system.send(claiming(system.session(), forgery("palsu")));
                assertRefusedAsForged(system.reply());
            }
        }
    }

    @Test
    void what_claims_another_partner_in_200_kb_of_amqp_is_invalid() throws Exception {
        try (JmsSystem system = JmsSystem.amqp(hub, forger)) {
            system.send(claiming(system.session(), forgery("palsu").put("subject", "x".repeat(LARGE))));
            assertRefusedAsForged(system.reply());
        }
    }

    @Test
    void what_claims_another_partner_in_its_source_is_invalid_by_stomp_mqtt_and_http() throws Exception {
        String body = forgery("palsu").toString();
        try (StompSystem stomp = new StompSystem(hub, forger);
                JmsSystem reader = JmsSystem.amqp(hub, forger)) {
            stomp.send(forger.requests(), body, victim);
            assertRefusedAsForged(reader.reply());
            MqttSystem mqtt = new MqttSystem(hub, forger);
            mqtt.send5(forger.requests(), body, victim);
            assertRefusedAsForged(reader.reply());
            mqtt.send3(forger.requests(), body);
            assertRefusedAsForged(reader.reply());
            assertThat(postClaiming(body).statusCode()).isEqualTo(202);
            assertRefusedAsForged(reader.reply());
        }
    }

    @Test
    void headers_that_claim_another_partner_are_the_senders_own_request_on_every_protocol() throws Exception {
        try (JmsSystem core = JmsSystem.core(hub, forger);
                JmsSystem amqp = JmsSystem.amqp(hub, forger);
                StompSystem stomp = new StompSystem(hub, forger)) {
            core.send(claiming(core.session(), Asked.status(forger, "a-core", "x")));
            assertThat(amqp.reply().request()).isEqualTo("a-core");
            amqp.send(claiming(amqp.session(), Asked.status(forger, "a-amqp", "x")));
            assertThat(amqp.reply().request()).isEqualTo("a-amqp");
            ObjectNode large = Asked.status(forger, "a-large", "x").put("subject", "x".repeat(LARGE));
            amqp.send(claiming(amqp.session(), large));
            assertThat(amqp.reply().request()).isEqualTo("a-large");
            stomp.send(forger.requests(), Asked.status(forger, "a-stomp", "x").toString(), victim);
            assertThat(amqp.reply().request()).isEqualTo("a-stomp");
            new MqttSystem(hub, forger)
                    .send5(
                            forger.requests(),
                            Asked.status(forger, "a-mqtt", "x").toString(),
                            victim);
            assertThat(amqp.reply().request()).isEqualTo("a-mqtt");
            postClaiming(Asked.status(forger, "a-http", "x").toString());
            assertThat(amqp.reply().request()).isEqualTo("a-http");
        }
    }

    @Test
    void a_send_to_anothers_address_is_refused_on_every_protocol() throws Exception {
        ObjectNode forged = forgery("palsu");
        for (JmsSystem system : List.of(JmsSystem.core(hub, forger), JmsSystem.amqp(hub, forger))) {
            try (system) {
                for (String address : List.of(victim.requests(), victim.replies(), victim.notifications())) {
                    assertThatThrownBy(() -> system.sendTo(address, claiming(system.session(), forged)))
                            .isInstanceOf(JMSException.class);
                }
                ObjectNode large = forged.deepCopy().put("subject", "x".repeat(LARGE));
                assertThatThrownBy(() -> system.sendTo(victim.requests(), claiming(system.session(), large)))
                        .isInstanceOf(JMSException.class);
            }
        }
        try (StompSystem stomp = new StompSystem(hub, forger)) {
            assertThatThrownBy(() -> stomp.send(victim.requests(), forged.toString(), victim))
                    .satisfies(IdentityJourney::refused);
        }
        MqttSystem mqtt = new MqttSystem(hub, forger);
        assertThatThrownBy(() -> mqtt.send3(victim.requests(), forged.toString()))
                .isNotInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> mqtt.send5(victim.requests(), forged.toString(), victim))
                .satisfies(IdentityJourney::refused);
    }

    @Test
    void over_http_another_name_needs_its_own_password() {
        Member pretender = new Member(victim.id(), forger.password());
        assertThat(new HttpSystem(hub, pretender)
                        .post(forgery("palsu").toString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(new HttpSystem(hub, pretender).get("/api/v1/replies").statusCode())
                .isEqualTo(401);
        HttpRequest nobody = HttpRequest.newBuilder(hub.url("/api/v1/replies")).build();
        assertThat(WholeHub.http(nobody).statusCode()).isEqualTo(401);
    }

    @Test
    void nobody_asks_over_http_what_became_of_anothers_request() throws Exception {
        try (JmsSystem system = JmsSystem.core(hub, forger)) {
            system.send(Asked.status(forger, "milik-sendiri", "x"));
            system.reply();
        }
        assertThat(new HttpSystem(hub, victim)
                        .get("/api/v1/requests/milik-sendiri")
                        .statusCode())
                .isEqualTo(404);
    }

    private static void refused(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(LinkFailed.class, failed -> assertThat(failed.isSilence())
                .isFalse());
    }

    private static ObjectNode forgery(String id) {
        return Asked.enrolment(victim, id, 6);
    }

    private static void assertRefusedAsForged(Answered reply) {
        assertThat(reply.status()).isEqualTo("invalid");
        assertThat(reply.problems()).containsExactly("wrong-source /source");
        assertThat(reply.correlation()).isEqualTo("palsu");
    }

    /** Claims to be the victim in every field that JMS has for it, and in some that the hub might look at. */
    private static Message claiming(Session session, ObjectNode event) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(event.toString().getBytes(UTF_8));
        message.setJMSReplyTo(JmsLink.named(session, victim.replies()));
        message.setStringProperty("JMSXUserID", victim.id());
        message.setStringProperty("simpulPartner", victim.id());
        message.setStringProperty("partner", victim.id());
        message.setStringProperty("CamelJmsDestinationName", victim.requests());
        return message;
    }

    private static HttpResponse<String> postClaiming(String body) {
        return new HttpSystem(hub, forger)
                .post(
                        body,
                        "JMSXUserID",
                        victim.id(),
                        "JMSReplyTo",
                        victim.replies(),
                        "simpul.partner",
                        victim.id(),
                        "CamelJmsDestinationName",
                        victim.requests());
    }
}
