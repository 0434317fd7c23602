package id.simpul.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a partner's system gets wrong, it is told what, and its next request is answered. */
class MalformedJourney {
    private static final int KIB = 1024;

    @TempDir
    private static Path home;

    private static WholeHub hub;
    private static Member school;
    private static JmsSystem amqp;
    private static JmsSystem core;
    private static int asked;

    @BeforeAll
    static void start() throws Exception {
        hub = WholeHub.withDatabase(home).start();
        school = hub.add("sd-salah", "school");
        amqp = JmsSystem.amqp(hub, school);
        core = JmsSystem.core(hub, school);
    }

    @AfterAll
    static void stop() throws Exception {
        amqp.close();
        core.close();
        hub.close();
    }

    static Stream<Arguments> bodies() {
        String good = Asked.enrolment(new Member("sd-salah", ""), "salah-1", 6).toString();
        return Stream.of(
                body("nothing at all", "", "not-json "),
                body("not JSON", "bukan JSON", "not-json "),
                body("JSON that is cut off", good.substring(0, good.length() - 20), "not-json "),
                body("two values", good + good, "not-json "),
                body("no object", "[" + good + "]", "not-cloudevent "),
                body("deep nesting", "{\"a\":" + "[".repeat(9000) + "]".repeat(9000) + "}", "not-json "),
                body("a number without end", "3".repeat(200 * KIB), "not-json "),
                body("digits in hexadecimal without end", "33 ".repeat(80 * KIB), "not-json "),
                body(
                        "a name twice",
                        good.replace("\"termMonths\":6", "\"termMonths\":6,\"termMonths\":9"),
                        "not-json /data/termMonths"),
                body(
                        "257 KiB",
                        good.replace("\"id\"", "\"subject\":\"" + "x".repeat(257 * KIB) + "\",\"id\""),
                        "too-large "));
    }

    private static Arguments body(String what, String body, String... problems) {
        return Arguments.of(what, body, List.of(problems));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void what_cannot_be_read_is_answered_invalid_and_the_next_request_is_answered(
            String what, String body, List<String> problems) throws Exception {
        for (JmsSystem system : List.of(amqp, core)) {
            Message message = system.session().createTextMessage(body);
            assertThat(invalid(system, message).problems()).isEqualTo(problems);
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("no version", event -> event.remove("specversion"), "not-cloudevent /specversion"),
                mistake("no id", event -> event.remove("id"), "not-cloudevent /id"),
                mistake("no type", event -> event.remove("type"), "not-cloudevent /type"),
                mistake("no data", event -> event.remove("data"), "schema /data"),
                mistake("a time that is none", event -> event.put("time", "kemarin"), "not-cloudevent /time"),
                mistake(
                        "an unknown type",
                        event -> event.put("type", "id.simpul.rotation.enroll.v1"),
                        "unknown-type /type"),
                mistake(
                        "staff's own type",
                        event -> event.put("type", "id.simpul.staff.pack.v1"),
                        "unknown-type /type"),
                mistake(
                        "the wrong kind of partner",
                        event -> event.put("type", "id.simpul.catalogue.item.v1"),
                        "wrong-kind /type"),
                mistake("another's source", event -> event.put("source", "/partners/sd-lain"), "wrong-source /source"),
                data("an unknown field", data -> data.put("termMonth", 6), "unknown-field /data/termMonth"),
                data("a missing field", data -> data.remove("npsn"), "schema /data/npsn"),
                data("another type of value", data -> data.put("termMonths", "enam"), "schema /data/termMonths"),
                data("text for an object", data -> data.put("region", "13.75"), "schema /data/region"),
                data(
                        "no e-mail address",
                        data -> ((ObjectNode) data.get("contact")).put("email", "x"),
                        "schema /data/contact/email"),
                data(
                        "a quarter that is none",
                        data -> data.put("startQuarter", "2026-Q5"),
                        "schema /data/startQuarter"),
                data("a NIK", data -> data.put("address", "NIK 1375011205900001"), "personal-number /data/address"));
    }

    private static Arguments mistake(String what, Consumer<ObjectNode> mistake, String problem) {
        return Arguments.of(what, mistake, problem);
    }

    private static Arguments data(String what, Consumer<ObjectNode> mistake, String problem) {
        return mistake(what, event -> mistake.accept((ObjectNode) event.get("data")), problem);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void a_mistake_in_envelope_or_data_is_named_with_its_place(
            String what, Consumer<ObjectNode> mistake, String problem) throws Exception {
        ObjectNode event = Asked.enrolment(school, "salah-1", 6);
        mistake.accept(event);
        Message message = amqp.session().createTextMessage(event.toString());
        Answered reply = invalid(amqp, message);

        assertThat(reply.problems().stream().filter(one -> one.startsWith(problem)))
                .as(reply.text())
                .isNotEmpty();
        assertThat(reply.correlation()).isEqualTo(event.has("id") ? "salah-1" : message.getJMSMessageID());
        assertThat(reply.event().at("/data/reasons/0/message/id").asText()).isNotBlank();
        assertThat(reply.event().at("/data/reasons/0/message/en").asText()).isNotBlank();
        assertThat(reply.event().at("/data/reasons/0/rule").isNull()).isTrue();
        assertThat(reply.text()).doesNotContain("1375011205900001");
    }

    @Test
    void every_problem_of_a_request_is_named_at_once() throws Exception {
        ObjectNode event = Asked.enrolment(school, "salah-1", 6).put("time", "kemarin");
        ObjectNode data = (ObjectNode) event.get("data");
        data.put("npsn", "12").put("termMonths", "enam").put("bonus", 1).remove("name");

        assertThat(invalid(amqp, amqp.session().createTextMessage(event.toString()))
                        .problems())
                .containsExactlyInAnyOrder(
                        "not-cloudevent /time",
                        "schema /data/npsn",
                        "schema /data/termMonths",
                        "unknown-field /data/bonus",
                        "schema /data/name");
    }

    @Test
    void text_in_another_encoding_is_no_json() throws Exception {
        String event = Asked.enrolment(school, "salah-1", 6).toString().replace("Ibu Contoh", "Ibu Café");
        for (JmsSystem system : List.of(amqp, core)) {
            BytesMessage message = system.session().createBytesMessage();
            message.writeBytes(event.getBytes(ISO_8859_1));
            assertThat(invalid(system, message).problems()).containsExactly("not-json ");
        }
    }

    @Test
    void what_is_neither_text_nor_bytes_is_answered_too() throws Exception {
        for (JmsSystem system : List.of(amqp, core)) {
            MapMessage map = system.session().createMapMessage();
            map.setString("id", "salah-1");
            for (Message message : List.of(
                    map,
                    system.session().createObjectMessage(new ArrayList<>(List.of("salah-1"))),
                    system.session().createMessage())) {
                Answered reply = invalid(system, message);
                assertThat(reply.codes()).hasSize(1).isSubsetOf("not-json", "not-cloudevent");
                assertThat(reply.event().at("/data/request").isNull()).isTrue();
            }
        }
    }

    @Test
    void what_stomp_mqtt_and_http_bring_is_answered_alike() throws Exception {
        try (StompSystem stomp = new StompSystem(hub, school)) {
            stomp.send("bukan JSON");
            assertThat(amqp.reply().problems()).containsExactly("not-json ");
        }
        MqttSystem mqtt = new MqttSystem(hub, school);
        mqtt.send3(school.requests(), "bukan JSON");
        assertThat(amqp.reply().problems()).containsExactly("not-json ");
        mqtt.send5(school.requests(), "x".repeat(257 * KIB), school);
        assertThat(amqp.reply().problems()).containsExactly("too-large ");
        HttpSystem http = new HttpSystem(hub, school);
        assertThat(http.post("bukan JSON").statusCode()).isEqualTo(202);
        assertThat(amqp.reply().problems()).containsExactly("not-json ");
        for (int size : new int[] {257 * KIB, 2048 * KIB}) {
            HttpResponse<String> refused = http.post("x".repeat(size));
            assertThat(refused.statusCode()).isEqualTo(413);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(refused.body()).contains("256 KiB");
        }
    }

    @Test
    void a_heap_of_rubbish_between_good_requests_changes_nothing_for_them() throws Exception {
        List<ObjectNode> mixed = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            mixed.add(Asked.status(school, "baik-" + i, "x"));
            mixed.add(Asked.enrolment(school, "buruk-" + i, 6).put("type", "x".repeat(i)));
        }
        amqp.sendTogether(mixed);
        List<Answered> replies = amqp.replies(mixed.size());
        for (int i = 0; i < mixed.size(); i++) {
            assertThat(replies.get(i).correlation())
                    .isEqualTo(mixed.get(i).get("id").asText());
            assertThat(replies.get(i).status()).isEqualTo(i % 2 == 0 ? "refused" : "invalid");
        }
    }

    /** Sends it and a good request after it, and gives the answer to the first. */
    private static Answered invalid(JmsSystem system, Message malformed) throws JMSException {
        String next = "sesudah-" + ++asked;
        system.send(malformed);
        system.send(Asked.status(school, next, "belum-pernah"));
        Answered reply = amqp.reply();
        assertThat(reply.status()).as(reply.text()).isEqualTo("invalid");
        Answered good = amqp.reply();
        assertThat(good.correlation()).isEqualTo(next);
        assertThat(good.codes()).containsExactly("not-found");
        assertThat(hub.rows("select id from requests where id like 'salah%'")).isEmpty();
        return reply;
    }
}
