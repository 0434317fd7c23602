package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.Shows;
import id.simpul.ledger.Json;
import id.simpul.policy.Rule;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A university proposes formal agreements over AMQP; who may sign them decides: the library once, the national library since. */
class AgreementJourney {
    private static final String NOTICE = "id.simpul.notice.";

    @TempDir
    private Path home;

    private WholeHub hub;
    private Member university;
    private Member dinas;
    private Member national;

    private void start(String clock) {
        hub = WholeHub.withDatabase(home).with("SIMPUL_CLOCK", clock).start();
        university = hub.add("kampus-contoh", "university");
        dinas = hub.add("dinas-contoh", "dinas");
        national = hub.add("nasional", "national");
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    @Shows({Rule.R22, Rule.R23, Rule.R25})
    void each_of_both_ages_ends_in_an_agreement_and_its_parties_are_told_at_each_step() throws Exception {
        start("2020-11-02T03:00:00Z");
        try (JmsSystem campus = JmsSystem.amqp(hub, university);
                JmsSystem office = JmsSystem.core(hub, dinas);
                JmsSystem ofNational = JmsSystem.core(hub, national);
                StompSystem deciding = new StompSystem(hub, national)) {
            signedByTheLibrary(campus, office);
            advance("2022-03-01T03:00:00Z");
            String proposal = forwarded(campus, office, ofNational);
            decided(proposal, deciding, campus, office);
            reminded(campus, office);
        }
    }

    private void signedByTheLibrary(JmsSystem campus, JmsSystem office) throws Exception {
        campus.send(proposal("usul-2020", "2020-12-01", "2022-01-31"));
        Answered reply = campus.reply();
        assertThat(reply.status()).as(reply.text()).isEqualTo("pending");
        assertThat(reply.outcome().path("waitsFor").asText()).isEqualTo("staff");

        act("decide", Json.object().put("request", "usul-2020").put("answer", "yes"));

        ObjectNode decided = expect(campus, "agreement.decided");
        assertThat(decided.at("/data/number").asText()).isEqualTo("1/PKS/2020");
        assertThat(decided.at("/data/origin").asText()).isEqualTo("own");
        assertThat(decided.at("/data/request").asText()).isEqualTo("usul-2020");
        ObjectNode answer = expect(campus, "request.decided");
        assertThat(answer.at("/data/status").asText()).isEqualTo("accepted");
        assertThat(answer.at("/data/outcome/agreement").asText())
                .isEqualTo(decided.at("/data/agreement").asText());
        assertThat(expect(office, "agreement.decided").at("/data").has("request"))
                .isFalse();
        // It stays valid to its end, past the day from which the library signs no more.
        assertThat(hub.rows(
                        "select partner from agreements_in_force where date '2022-01-31' between from_day and to_day"))
                .containsExactlyInAnyOrder("kampus-contoh", "dinas-contoh");
    }

    private String forwarded(JmsSystem campus, JmsSystem office, JmsSystem ofNational) throws Exception {
        // On the way the three reminders of the one that ended, the first with a proposal to renew it.
        for (JmsSystem party : new JmsSystem[] {campus, office}) {
            assertThat(expect(party, "agreement.ending")
                            .at("/data/renewal/from")
                            .asText())
                    .isEqualTo("2022-02-01");
            assertThat(expect(party, "agreement.ending").at("/data").has("renewal"))
                    .isFalse();
            assertThat(expect(party, "agreement.ending").at("/data/daysLeft").asInt())
                    .isEqualTo(7);
        }
        assertThat(hub.rows("select state from agreements")).containsExactly("ended");

        campus.send(proposal("usul-2022", "2022-04-01", "2024-03-31"));
        Answered reply = campus.reply();
        assertThat(reply.status()).as(reply.text()).isEqualTo("pending");
        assertThat(reply.outcome().path("waitsFor").asText()).isEqualTo("national");
        assertThat(reply.codes()).containsExactly("not-for-host-to-sign");
        assertThat(expect(campus, "agreement.forwarded").at("/data/request").asText())
                .isEqualTo("usul-2022");
        expect(office, "agreement.forwarded");

        ObjectNode asked = expect(ofNational, "agreement.proposed");
        assertThat(asked.at("/data/title").asText()).isEqualTo("Pemanfaatan layanan");
        assertThat(asked.at("/data/partners/0/name").asText()).isEqualTo("Contoh kampus-contoh");
        assertThat(asked.at("/data/document/name").asText()).isEqualTo("usulan.pdf");
        return asked.at("/data/proposal").asText();
    }

    private void decided(String proposal, StompSystem deciding, JmsSystem campus, JmsSystem office) throws Exception {
        ObjectNode yes = Json.object()
                .put("proposal", proposal)
                .put("approved", true)
                .put("number", "7/PERPUS/2022")
                .put("to", "2023-03-31");
        deciding.send(
                Asked.event(national.id(), "putus-1", "agreement.decision", yes).toString());
        Answered done = deciding.reply();
        assertThat(done.status()).as(done.text()).isEqualTo("accepted");
        assertThat(done.outcome().path("proposal").asText()).isEqualTo(proposal);

        ObjectNode told = expect(campus, "agreement.decided");
        assertThat(told.at("/data/origin").asText()).isEqualTo("derived");
        assertThat(told.at("/data/to").asText()).isEqualTo("2023-03-31");
        expect(office, "agreement.decided");
        ObjectNode answer = expect(campus, "request.decided");
        assertThat(answer.at("/data/request").asText()).isEqualTo("usul-2022");
        assertThat(answer.at("/data/status").asText()).isEqualTo("accepted");
        assertThat(answer.at("/data/outcome/number").asText()).isEqualTo("7/PERPUS/2022");
        assertThat(hub.rows("select count(*) from pending where decided_at is null"))
                .containsExactly("0");
        assertThat(hub.rows("select decided_by || data from pending where request_id = 'usul-2022'"))
                .containsExactly("nasional{}");

        deciding.send(
                Asked.event(national.id(), "putus-2", "agreement.decision", yes).toString());
        assertThat(deciding.reply().codes()).containsExactly("proposal-decided");
        campus.send(Asked.status(university, "tanya-1", "usul-2022"));
        assertThat(campus.reply().outcome().path("status").asText()).isEqualTo("accepted");
    }

    private void reminded(JmsSystem campus, JmsSystem office) throws Exception {
        advance("2023-01-01T03:00:00Z");

        ObjectNode ending = expect(campus, "agreement.ending");
        assertThat(ending.at("/data/daysLeft").asInt())
                .as("the ninetieth day before is a Saturday")
                .isEqualTo(91);
        assertThat(ending.at("/data/renewal/to").asText()).isEqualTo("2024-03-31");
        expect(office, "agreement.ending");
    }

    @Test
    @Shows({Rule.R22, Rule.R23})
    void a_rejection_is_passed_on_and_staff_cannot_decide_in_the_national_librarys_place() throws Exception {
        start("2022-03-01T03:00:00Z");
        try (JmsSystem campus = JmsSystem.amqp(hub, university);
                JmsSystem ofNational = JmsSystem.core(hub, national)) {
            campus.send(proposal("usul-tolak", "2022-04-01", "2024-03-31"));
            campus.reply();
            expect(campus, "agreement.forwarded");
            String proposal = expect(ofNational, "agreement.proposed")
                    .at("/data/proposal")
                    .asText();
            ObjectNode decide = Json.object().put("request", "usul-tolak").put("answer", "yes");
            assertThatThrownBy(() -> act("decide", decide)).hasMessageContaining("national library");

            HttpSystem deciding = new HttpSystem(hub, national);
            ObjectNode no = Json.object()
                    .put("proposal", proposal)
                    .put("approved", false)
                    .put("note", "Tunggu tahun depan.");
            String at = deciding.post(Asked.event(national.id(), "putus-tolak", "agreement.decision", no)
                            .toString())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            assertThat(deciding.answerAt(at).at("/reply/data/status").asText()).isEqualTo("accepted");

            assertThat(expect(campus, "agreement.decided").at("/data/approved").asBoolean(true))
                    .isFalse();
            ObjectNode answer = expect(campus, "request.decided");
            assertThat(answer.at("/data/status").asText()).isEqualTo("refused");
            assertThat(answer.at("/data/reasons/0/code").asText()).isEqualTo("rejected-by-national");
            assertThat(answer.at("/data/outcome/note").asText()).isEqualTo("Tunggu tahun depan.");
        }
    }

    private static ObjectNode expect(JmsSystem reader, String topic) throws Exception {
        ObjectNode event = reader.notice().event();
        assertThat(event.get("type").asText()).as(event.toString()).isEqualTo(NOTICE + topic + ".v1");
        return event;
    }

    private ObjectNode proposal(String id, String from, String to) {
        ObjectNode data = Json.object()
                .put("form", "service-use")
                .put("title", "Pemanfaatan layanan")
                .put("from", from)
                .put("to", to);
        data.withArray("/parties").add(university.id()).add(dinas.id());
        data.withArray("/goals").add("Mahasiswa membaca lebih banyak");
        data.putObject("document").put("name", "usulan.pdf").put("sha256", "ab".repeat(32));
        return Asked.event(university.id(), id, "agreement.propose", data);
    }

    private void act(String name, ObjectNode arguments) {
        hub.hub().acts().get(name).perform(arguments, WholeHub.staff());
    }

    private void advance(String to) {
        act("clock.set", Json.object().put("instant", to));
    }
}
