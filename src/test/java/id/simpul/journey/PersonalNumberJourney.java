package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.simpul.Shows;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerKind;
import id.simpul.partner.PersonalNumbers;
import id.simpul.policy.Rule;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a message carries a NIK in, it is answered so, and nothing that is kept or said afterwards holds it. */
@Shows(Rule.R20)
class PersonalNumberJourney {
    private static final String NIK = "1375011205900001";
    private static final List<String> DISGUISED = List.of(
            "13750112 05900001",
            "(1375)0112-0590-0001",
            "13750112\u200b05900001",
            "1375\u00ad0112\u00ad0590\u00ad0001",
            "1 3 7 5 0 1 1 2 0 5 9 0 0 0 0 1",
            "13750112059000012",
            "\u0661\u0663\u0667\u0665\u0660\u0661\u0661\u0662\u0660\u0665\u0669\u0660\u0660\u0660\u0660\u0661",
            "l375O1I2O59OOOO1",
            "satu tiga tujuh lima nol satu satu dua nol lima sembilan nol nol nol nol satu",
            "13750112 lalu 05900001",
            "MTM3NTAxMTIwNTkwMDAwMQ==",
            "%31%33%37%35%30%31%31%32%30%35%39%30%30%30%30%31",
            "&#49;&#51;&#55;&#53;01120590&#48;001",
            "31333735303131323035393030303031");
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    private Path home;

    private WholeHub hub;
    private EverythingKept kept;
    private final Map<PartnerKind, Member> members = new EnumMap<>(PartnerKind.class);
    private final List<String> said = new ArrayList<>();
    private int requests;

    @BeforeEach
    void start() {
        hub = WholeHub.withDatabase(home).with("SIMPUL_CLOCK", "2026-09-15T03:00:00Z");
        kept = new EverythingKept(hub);
        hub.start();
        for (PartnerKind kind : PartnerKind.values()) {
            members.put(kind, hub.add("contoh-" + kind.wire(), kind.wire(), "queue", "email"));
        }
    }

    @AfterEach
    void stop() {
        kept.close();
        hub.close();
    }

    @Test
    void no_number_that_passes_as_a_nik_is_kept_of_a_run_of_all_requests() throws Exception {
        assertThat(PersonalNumbers.in(NIK)).isTrue();
        inEveryField();
        inTheEnvelope();
        inDisguise();
        inMalformedMessages();
        overHttp();
        inWhatStaffType();
        inEarnest();
        // What was granted to whom is mailed together, the next morning.
        hub.hub()
                .acts()
                .get("clock.set")
                .perform(Json.object().put("instant", "2026-09-16T03:00:00Z"), WholeHub.staff());

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        hub.rows("select id::text from (select seq as id from deliveries where state = 'waiting') w"))
                .isEmpty());
        Map<String, List<String>> texts = kept.texts();
        texts.put("replies and notices", said);
        assertThat(texts.keySet()).anyMatch(place -> place.endsWith(".eml"));
        assertThat(texts.keySet()).contains("replies.event", "notices.event", "events.detail", "privileges.ref", "log");
        assertThat(texts.get("privileges.ref")).anyMatch(text -> text.startsWith("MHS-"));
        assertThat(texts.get("log")).isNotEmpty();
        assertThat(texts).anySatisfy((place, found) -> {
            assertThat(place).endsWith(".eml");
            assertThat(found).anyMatch(text -> text.contains("MHS-"));
        });
        // Sums of keys and passwords, and the folder of this test: their digits are drawn at random and would pass now
        // and then.
        for (String drawn :
                List.of("installation.fingerprint_check", "partner_credentials.for_broker", "policy-known")) {
            assertThat(texts.remove(drawn)).as(drawn).isNotNull();
        }
        texts.forEach((place, found) -> assertThat(found)
                .as(place)
                .noneMatch(text -> PersonalNumbers.in(text.replace(home.toString(), "")))
                .noneMatch(text -> text.contains(NIK)));
    }

    private void inEveryField() throws Exception {
        for (PartnerKind kind : PartnerKind.values()) {
            List<ObjectNode> events = new ArrayList<>();
            for (RequestType type : ExampleRequests.types()) {
                if (type.senders().iterator().next() == kind) {
                    ExampleRequests.with(type, TextNode.valueOf("NIK " + NIK))
                            .forEach(data -> events.add(event(kind, type, data)));
                    ExampleRequests.with(type, LongNode.valueOf(Long.parseLong(NIK)))
                            .forEach(data -> events.add(event(kind, type, data)));
                    ObjectNode named = ExampleRequests.data(type);
                    named.put("nik-" + NIK, true);
                    events.add(event(kind, type, named));
                }
            }
            send(kind, events).forEach(PersonalNumberJourney::assertNamed);
        }
        assertThat(requests).isGreaterThan(250);
    }

    private void inTheEnvelope() throws Exception {
        List<ObjectNode> events = new ArrayList<>();
        for (String attribute : List.of("id", "source", "type", "time", "subject", "dataschema", "tambahan" + NIK)) {
            events.add(register().put(attribute, NIK));
        }
        for (String grouped :
                List.of("1375 0112 0590 0001", "1375.0112.0590.0001", "137501-120590-0001", "id-" + NIK + "-x")) {
            events.add(register().put("id", grouped));
        }
        send(PartnerKind.UNIVERSITY, events).forEach(PersonalNumberJourney::assertNamed);
    }

    private void inDisguise() throws Exception {
        List<ObjectNode> events = new ArrayList<>();
        for (String disguised : DISGUISED) {
            events.add(register().put("id", disguised));
            ObjectNode changed = Json.object().put("address", "Jl. Contoh " + disguised);
            changed.putObject("contact").put("name", "Ibu " + disguised).put("phone", disguised);
            events.add(event(PartnerKind.UNIVERSITY, RequestType.PARTNER_UPDATE, changed));
            ObjectNode offer = ExampleRequests.data(RequestType.EXCHANGE_OFFER);
            ((ObjectNode) offer.at("/offered/0")).put("ref", disguised);
            events.add(event(PartnerKind.UNIVERSITY, RequestType.EXCHANGE_OFFER, offer));
            events.add(event(
                    PartnerKind.UNIVERSITY,
                    RequestType.BOOKING_CANCEL,
                    Json.object().put("booking", disguised)));
        }
        ObjectNode divided = Json.object();
        divided.putArray("aliases").add("13750112").add("05900001");
        events.add(event(PartnerKind.UNIVERSITY, RequestType.PARTNER_UPDATE, divided));
        ObjectNode besides = Json.object();
        besides.putObject("contact").put("name", "137501").put("phone", "1205900001");
        events.add(event(PartnerKind.UNIVERSITY, RequestType.PARTNER_UPDATE, besides));
        ObjectNode named = Json.object();
        named.putObject("contact").put("13750112", "05900001");
        events.add(event(PartnerKind.UNIVERSITY, RequestType.PARTNER_UPDATE, named));
        send(PartnerKind.UNIVERSITY, events).forEach(PersonalNumberJourney::assertNamed);
    }

    /** What cannot be read is answered as such; of none of it anything is repeated. */
    private void inMalformedMessages() throws Exception {
        List<String> bodies = List.of(
                NIK,
                "NIK " + NIK,
                "\"" + NIK + "\"",
                "[\"" + NIK + "\"]",
                "{\"id\":\"" + NIK + "\",",
                "{\"id\":\"rusak-1\",\"data\":{\"nik\":\"" + NIK,
                "{\"id\":\"" + NIK + "\",\"id\":\"" + NIK + "\"}",
                register().toString().replace("MHS-", NIK + "\\u0000"),
                register().toString().replace("}", "} " + NIK),
                "<nik>" + NIK + "</nik>");
        Member member = members.get(PartnerKind.UNIVERSITY);
        try (JmsSystem system = JmsSystem.amqp(hub, member)) {
            for (String body : bodies) {
                system.send(system.session().createTextMessage(body));
                Answered reply = heard(system.reply());
                assertThat(reply.status()).as(body + " " + reply.text()).isEqualTo("invalid");
                assertNamed(reply);
            }
        }
    }

    private void overHttp() throws Exception {
        Member member = members.get(PartnerKind.UNIVERSITY);
        HttpSystem system = new HttpSystem(hub, member);
        int taken = 0;
        for (String body : List.of(
                register().put("id", NIK).toString(),
                "{\"id\":\"" + NIK,
                register().put("subject", NIK).toString())) {
            HttpResponse<String> response = system.post(body);
            said.add(response.headers() + response.body());
            taken += response.statusCode() == 202 ? 1 : 0;
        }
        try (JmsSystem reader = JmsSystem.amqp(hub, member)) {
            reader.replies(taken).forEach(reply -> assertNamed(heard(reply)));
        }
        said.add(system.get("/api/v1/requests/" + NIK).body());
        said.add(system.get("/api/v1/replies?limit=1000").body());
        said.add(system.get("/api/v1/notices?limit=1000").body());
    }

    private void inWhatStaffType() throws Exception {
        ObjectNode data = ExampleRequests.data(RequestType.INFORMATION_PUBLISH);
        data.putArray("audience").add("school");
        ObjectNode announcement = event(PartnerKind.UNIVERSITY, RequestType.INFORMATION_PUBLISH, data);
        Answered reply = send(PartnerKind.UNIVERSITY, List.of(announcement)).get(0);
        assertThat(reply.status()).as(reply.text()).isEqualTo("pending");
        String waiting = "contoh-university/r-" + requests;
        hub.hub()
                .acts()
                .get("decide")
                .perform(
                        Json.object().put("request", waiting).put("answer", "no"),
                        new Staff("Sari " + NIK, "atas nama " + NIK));
        ObjectNode list = Json.object()
                .put("file", "lama.csv")
                .put("source", "arsip " + NIK)
                .put(
                        "text",
                        "number,title,form,parties,names,from,to,signedOn,goals\n1,NIK " + NIK
                                + ",other,contoh-dinas|contoh-university,,2019-01-01,2027-12-31,2019-01-01,\n");
        assertThatThrownBy(() -> hub.hub().acts().get("agreement.import").perform(list, WholeHub.staff()))
                .hasMessageContaining("lama.csv:2 title")
                .hasMessageNotContaining(NIK);
        list.put("text", list.path("text").asText().replace("NIK " + NIK, "Pemanfaatan layanan"));
        hub.hub().acts().get("agreement.import").perform(list, WholeHub.staff());
    }

    /** And what carries none takes effect, and is told by queue and mail. */
    private void inEarnest() throws Exception {
        List<Answered> replies = send(PartnerKind.UNIVERSITY, List.of(register(), register()));
        assertThat(replies).extracting(Answered::status).containsOnly("accepted");
        for (PartnerKind kind : PartnerKind.values()) {
            List<ObjectNode> events = new ArrayList<>();
            ExampleRequests.types().stream()
                    .filter(type -> type.senders().iterator().next() == kind)
                    .forEach(type -> events.add(event(kind, type, ExampleRequests.data(type))));
            send(kind, events)
                    .forEach(
                            reply -> assertThat(reply.status()).as(reply.text()).isNotEqualTo("invalid"));
        }
    }

    private static void assertNamed(Answered reply) {
        assertThat(reply.codes()).as(reply.text()).contains("personal-number");
        assertThat(reply.text() + " " + reply.correlation()).doesNotContain(NIK);
    }

    private List<Answered> send(PartnerKind kind, List<ObjectNode> events) throws Exception {
        List<Answered> replies = new ArrayList<>();
        try (JmsSystem system = JmsSystem.amqp(hub, members.get(kind))) {
            system.sendTogether(events);
            for (Answered reply : system.replies(events.size())) {
                replies.add(heard(reply));
            }
        }
        return replies;
    }

    private Answered heard(Answered reply) {
        said.add(reply.text());
        said.add(String.valueOf(reply.correlation()));
        return reply;
    }

    private ObjectNode register() {
        ObjectNode data = Json.object();
        data.putObject("person")
                .put("ref", "MHS-" + (requests + 1))
                .put("name", "Orang Contoh")
                .putObject("region")
                .put("system", "kemendagri")
                .put("code", "13.71");
        return event(PartnerKind.UNIVERSITY, RequestType.BORROWER_REGISTER, data);
    }

    private ObjectNode event(PartnerKind kind, RequestType type, ObjectNode data) {
        return Asked.event(members.get(kind).id(), "r-" + ++requests, type.wire(), data);
    }
}
