package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Json;
import id.simpul.policy.Rule;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year of students: registered by their university over AMQP, told of in time, lapsed, registered again. */
class PrivilegeJourney {
    @TempDir
    private Path home;

    private WholeHub hub;
    private Member university;
    private Member library;
    private Member national;

    @BeforeEach
    void start() {
        hub = WholeHub.withDatabase(home)
                .with("SIMPUL_CLOCK", "2026-08-03T03:00:00Z")
                .start();
        university = hub.add("kampus-contoh", "university");
        national = hub.add("nasional", "national");
        library = hub.add("perpustakaan", "library");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    @Shows({Rule.R17, Rule.R18, Rule.R19})
    void what_a_person_may_do_follows_address_letter_semester_and_agreement() throws Exception {
        try (JmsSystem campus = JmsSystem.amqp(hub, university);
                JmsSystem counter = JmsSystem.core(hub, library)) {
            Answered before = register(campus, university, "daftar-1", student("MHS-1", "20261", "2027-02-28"));
            assertThat(before.status()).as(before.text()).isEqualTo("accepted");
            assertThat(before.outcome().path("privilege").asText()).isEqualTo("read-on-premises");
            assertThat(before.codes()).containsExactly("address-outside", "no-valid-agreement", "read-on-premises");
            told(campus, "privilege.granted");
            agree(campus);

            Answered borrows = register(campus, university, "daftar-2", student("MHS-1", "20261", "2027-02-28"));
            assertThat(borrows.outcome()).hasToString("{\"privilege\":\"borrow\",\"until\":\"2027-01-31\"}");
            assertThat(told(campus, "privilege.granted").at("/data/person").asText())
                    .isEqualTo("MHS-1");
            register(campus, university, "daftar-3", student("MHS-2", "20261", "2027-02-28"));
            told(campus, "privilege.granted");

            Answered resident = register(counter, library, "warga-1", person("A-1", "13.75.01.1001"));
            assertThat(resident.outcome()).hasToString("{\"privilege\":\"borrow\"}");
            Answered visitor = register(counter, library, "warga-2", person("A-2", "31.71"));
            assertThat(visitor.codes()).containsExactly("address-outside", "read-on-premises");

            semesterEnds(campus);
            againFor(campus);
        }
    }

    private void semesterEnds(JmsSystem campus) throws Exception {
        advance("2027-02-01T03:00:00Z");

        // The thirtieth day before is New Year, the seventh a Sunday.
        for (int days : new int[] {31, 9}) {
            ObjectNode ending = told(campus, "privilege.ending");
            assertThat(ending.at("/data/daysLeft").asInt()).isEqualTo(days);
            assertThat(ending.at("/data/until").asText()).isEqualTo("2027-01-31");
            assertThat(ending.at("/data/persons")).hasSize(2);
            assertThat(ending.at("/data/persons/0/because").asText()).isEqualTo("semester");
        }
        assertThat(hub.rows("select ref || ' ' || state from privileges where state <> 'replaced' order by ref"))
                .containsExactly("A-1 current", "A-2 current", "MHS-1 lapsed", "MHS-2 lapsed");
    }

    /** The agreement ends before semester and letter do. */
    private void againFor(JmsSystem campus) throws Exception {
        Answered again = register(campus, university, "daftar-4", student("MHS-1", "20262", "2027-08-31"));
        assertThat(again.outcome()).hasToString("{\"privilege\":\"borrow\",\"until\":\"2027-05-31\"}");
        assertThat(hub.rows("select state from privileges where ref = 'MHS-1' order by from_day, id"))
                .containsExactlyInAnyOrder("replaced", "lapsed", "current");
    }

    /** With the university, until the end of May. */
    private void agree(JmsSystem campus) throws Exception {
        ObjectNode data = Json.object()
                .put("form", "service-use")
                .put("title", "Pemanfaatan layanan")
                .put("from", "2026-08-01")
                .put("to", "2027-05-31");
        data.withArray("/parties").add(university.id()).add(national.id());
        campus.send(Asked.event(university.id(), "usul-1", "agreement.propose", data));
        String proposal = campus.reply().outcome().path("proposal").asText();
        try (JmsSystem deciding = JmsSystem.core(hub, national)) {
            ObjectNode yes = Json.object()
                    .put("proposal", proposal)
                    .put("approved", true)
                    .put("number", "7/PERPUS/2026");
            deciding.send(Asked.event(national.id(), "putus-1", "agreement.decision", yes));
            assertThat(deciding.reply().status()).isEqualTo("accepted");
        }
        told(campus, "agreement.forwarded");
        told(campus, "agreement.decided");
        told(campus, "request.decided");
    }

    private static Answered register(JmsSystem system, Member member, String id, ObjectNode data) throws Exception {
        system.send(Asked.event(member.id(), id, "borrower.register", data));
        return system.reply();
    }

    static ObjectNode person(String ref, String region) {
        ObjectNode data = Json.object();
        data.putObject("person")
                .put("ref", ref)
                .put("name", "Orang Contoh")
                .putObject("region")
                .put("system", "kemendagri")
                .put("code", region);
        return data;
    }

    private static ObjectNode student(String ref, String semester, String validUntil) {
        ObjectNode data = person(ref, "13.71");
        data.putObject("student")
                .put("number", ref)
                .putObject("letter")
                .put("number", "12/SAK/2026")
                .put("issuer", "Contoh kampus-contoh")
                .put("issuedOn", "2026-08-01")
                .put("semester", semester)
                .put("validUntil", validUntil);
        return data;
    }

    private static ObjectNode told(JmsSystem reader, String topic) throws Exception {
        ObjectNode event = reader.notice().event();
        assertThat(event.get("type").asText()).as(event.toString()).isEqualTo("id.simpul.notice." + topic + ".v1");
        return event;
    }

    private void advance(String to) {
        hub.hub().acts().get("clock.set").perform(Json.object().put("instant", to), WholeHub.staff());
    }
}
