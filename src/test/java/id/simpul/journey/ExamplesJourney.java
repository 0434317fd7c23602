package id.simpul.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever copies an example out of the contract gets what it promises: all are sent in turn, at the time that they are about. */
class ExamplesJourney {
    private static final String RECEIVED = "id.simpul.rotation.received.v1";
    private static final String VISIT = "id.simpul.visit.book.v1";
    private static final String FIRST_OF_JULY = "2026-07-01T01:30:00Z";

    @TempDir
    private static Path home;

    /** What the ids in the examples stand for. */
    private final Map<String, String> made = new HashMap<>();

    private final Set<String> sent = new HashSet<>();

    private static WholeHub hub;
    private static Member school;
    private static Member campus;
    private static Member office;
    private static Member national;
    private static Member library;

    @BeforeAll
    static void start() {
        hub = WholeHub.withDatabase(home).with("SIMPUL_CLOCK", FIRST_OF_JULY).start();
        school = hub.add("sd-contoh", "school");
        campus = hub.add("kampus-contoh", "university");
        office = hub.add("dinas-contoh", "dinas");
        national = hub.add("perpusnas", "national");
        library = hub.add("perpustakaan", "library");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void every_example_of_the_contract_is_accepted_when_it_is_sent() {
        july();
        august();
        september();
        aBatchGoesRound();

        List<String> all = new ArrayList<>();
        for (RequestType type : ExampleRequests.types()) {
            for (int i = 0; i < ExampleRequests.schema(type).path("examples").size(); i++) {
                all.add(type.wire() + " " + i);
            }
        }
        assertThat(sent).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void every_example_of_the_page_for_partners_is_accepted_as_it_is_copied() throws IOException {
        Member another = hub.add("sd-lain", "school");
        List<ObjectNode> examples = copied(Files.readString(Path.of("docs/partners.md")));
        // Those about a batch and a day are the other test's: they need the summer in which they are.
        assertThat(examples)
                .extracting(example -> example.path("type").asText(""))
                .containsExactly(
                        "id.simpul.rotation.enrol.v1",
                        "id.simpul.request.status.v1",
                        RECEIVED,
                        VISIT,
                        "id.simpul.exchange.offer.v1",
                        "");

        // Another school than that of the other test, which has the same number.
        examples.get(0).withObject("/data").put("npsn", "10300099");
        Answered enrolled = answer(another, examples.get(0).put("source", "/partners/sd-lain"));
        assertThat(enrolled.status()).isEqualTo("accepted");
        assertThat(answer(another, examples.get(1).put("source", "/partners/sd-lain"))
                        .status())
                .isEqualTo("accepted");
        // So that all books are the other test's.
        ObjectNode leaving = Json.object().put("agreement", id(enrolled, "agreement"));
        assertThat(answer(another, Asked.event("sd-lain", "pamit", "rotation.withdraw", leaving))
                        .status())
                .isEqualTo("accepted");
        JsonNode offer = examples.get(4);
        assertThat(answer(office, Asked.event(office.id(), "halaman", "exchange.offer", (ObjectNode)
                                offer.path("data")))
                        .status())
                .isEqualTo("accepted");
        ObjectNode decision = examples.get(5);
        decision.put("proposal", id(answer(campus, proposal()), "proposal"));
        assertThat(answer(national, Asked.event(national.id(), "putusan", "agreement.decision", decision))
                        .status())
                .isEqualTo("accepted");
    }

    /** The page's own example, of what is really there. */
    private void onThePage(String type, String batch) {
        try {
            ObjectNode example = copied(Files.readString(Path.of("docs/partners.md"))).stream()
                    .filter(one -> one.path("type").asText().equals(type))
                    .findFirst()
                    .orElseThrow();
            String data = Json.text(example.path("data")).replace("bat-…", batch);
            String wire = type.replaceAll("^id\\.simpul\\.|\\.v1$", "");
            Answered answered = answer(school, Asked.event(school.id(), "halaman-" + wire, wire, Json.parse(data)));
            assertThat(answered.status()).as(answered.text()).isEqualTo("accepted");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode proposal() {
        ObjectNode data = ExampleRequests.data(RequestType.AGREEMENT_PROPOSE);
        return Asked.event(campus.id(), "usulan", "agreement.propose", data.put("title", "Halaman"));
    }

    /** Blocks of JSON in a page; three dots stand for what every message has. */
    private static List<ObjectNode> copied(String page) {
        return Pattern.compile("(?m)^    \\{(?:.*\\n    )*.*$")
                .matcher(page)
                .results()
                .map(block -> Json.parse(block.group().replace("…,", "")))
                .toList();
    }

    private void july() {
        onThePage(VISIT, "");
        stock();
        accepted(library, RequestType.CATALOGUE_ITEM, 0);
        JsonNode envelope = ExampleRequests.envelope();
        Answered enrolled = answer(school, envelope.deepCopy());
        assertThat(enrolled.status()).as("the example of the envelope").isEqualTo("accepted");
        made.put("agreement-1", id(enrolled, "agreement"));
        assertThat(envelope.path("data")).isEqualTo(ExampleRequests.data(RequestType.ROTATION_ENROL));
        sent.add("rotation.enrol 0");
        accepted(school, RequestType.REQUEST_STATUS, 0);

        wanted("Sejarah Kota Contoh", "Cerita Kota Contoh");
        accepted(office, RequestType.EXCHANGE_WANT, 0);
        Answered offer = accepted(office, RequestType.EXCHANGE_OFFER, 0);
        made.put("exchange-1", id(offer, "exchange"));
        List<String> pairs = offer.outcome().path("pairs").findValuesAsText("pair");
        assertThat(pairs).hasSize(2);
        made.put("pair-1", pairs.get(0));
        made.put("pair-2", pairs.get(1));
        accepted(office, RequestType.EXCHANGE_ANSWER, 0);
        accepted(office, RequestType.EXCHANGE_GIFT, 0);
        accepted(office, RequestType.TRAINING_ENROL, 0);

        Answered proposal = send(campus, RequestType.AGREEMENT_PROPOSE, 0);
        assertThat(proposal.outcome().path("waitsFor").asText()).isEqualTo("national");
        made.put("proposal-1", id(proposal, "proposal"));
        accepted(national, RequestType.AGREEMENT_DECISION, 0);
    }

    private void august() {
        setClock("2026-08-24T02:00:00Z");
        accepted(office, RequestType.EXCHANGE_SENT, 0);
        accepted(office, RequestType.EXCHANGE_RECEIVED, 0);
        accepted(campus, RequestType.BORROWER_REGISTER, 0);
        made.put("booking-1", id(accepted(campus, RequestType.VISIT_BOOK, 0), "booking"));
        made.put("booking-2", id(accepted(campus, RequestType.INTERNSHIP_APPLY, 0), "booking"));
        accepted(campus, RequestType.SERVICE_REQUEST, 0);
        accepted(campus, RequestType.BOOKING_CHANGE, 0);
        accepted(campus, RequestType.BOOKING_CHANGE, 1);
        accepted(campus, RequestType.BOOKING_CANCEL, 0);
        accepted(school, RequestType.PARTNER_UPDATE, 0);
        assertThat(send(office, RequestType.INFORMATION_PUBLISH, 0).status()).isEqualTo("pending");
    }

    private void september() {
        setClock("2026-09-01T02:00:00Z");
        accepted(library, RequestType.STATISTICS_DAY, 0);
    }

    private void aBatchGoesRound() {
        setClock("2026-09-28T02:00:00Z");
        String batch =
                hub.rows("select id from batches where state = 'announced'").get(0);
        made.put("batch-1", batch);
        setClock("2026-10-05T00:30:00Z");
        hub.hub().acts().get("staff.dispatch").perform(Json.object().put("batch", batch), WholeHub.staff());
        setClock("2026-10-06T02:00:00Z");
        accepted(school, RequestType.ROTATION_RECEIVED, 0);
        onThePage(RECEIVED, batch);
        setClock("2027-01-04T05:00:00Z");
        accepted(school, RequestType.ROTATION_SURVEY, 0);
        accepted(school, RequestType.ROTATION_RETURNED, 1);
        Answered returned = accepted(school, RequestType.ROTATION_RETURNED, 0);
        made.put(
                "obligation-1",
                returned.outcome().at("/obligations/0/obligation").asText());
        accepted(school, RequestType.ROTATION_REPLACEMENT, 0);
        accepted(school, RequestType.ROTATION_RENEW, 0);
        accepted(school, RequestType.ROTATION_WITHDRAW, 0);
    }

    /** The barcodes in the examples, and enough of others for one batch; what the host gives in exchange. */
    private void stock() {
        List<ObjectNode> items = new ArrayList<>();
        for (int n = 2; n <= 101; n++) {
            items.add(item(String.format("B%05d", n), "Cerita " + n, "children"));
        }
        // What is lost in the example is replaced by the title that the other example names.
        ((ObjectNode) items.get(1).path("data"))
                .put("title", "Si Contoh dan Kancil")
                .put("volume", "3");
        items.add(item("T00001", "Naskah Contoh", "exchange"));
        items.add(item("T00002", "Tambo Contoh", "exchange"));
        items.forEach(item -> assertThat(answer(library, item).status()).isEqualTo("accepted"));
    }

    private static ObjectNode item(String barcode, String title, String collection) {
        ObjectNode item = Asked.item(library, "buku-" + barcode, barcode);
        ((ObjectNode) item.path("data")).put("title", title).put("collection", collection);
        return item;
    }

    private void wanted(String... titles) {
        ObjectNode data = Json.object();
        for (String title : titles) {
            data.withArray("titles").addObject().put("title", title);
        }
        assertThat(answer(library, Asked.event(library.id(), "keinginan", "exchange.want", data))
                        .status())
                .isEqualTo("accepted");
    }

    private Answered accepted(Member partner, RequestType type, int example) {
        Answered answered = send(partner, type, example);
        assertThat(answered.status())
                .as("%s %s: %s", type.wire(), example, answered.text())
                .isEqualTo("accepted");
        return answered;
    }

    private Answered send(Member partner, RequestType type, int example) {
        assertThat(type.senders()).extracting(kind -> kind.wire()).contains(kind(partner));
        sent.add(type.wire() + " " + example);
        JsonNode data = real(ExampleRequests.schema(type).at("/examples/" + example));
        return answer(partner, Asked.event(partner.id(), type.wire() + "-" + example, type.wire(), (ObjectNode) data));
    }

    private static String kind(Member partner) {
        return hub.rows("select kind from partners where id = ?", partner.id()).get(0);
    }

    /** The example, with the ids of what is really there. */
    private JsonNode real(JsonNode example) {
        String text = Json.text(example);
        for (Map.Entry<String, String> thing : made.entrySet()) {
            text = text.replace('"' + thing.getKey() + '"', '"' + thing.getValue() + '"');
        }
        return Json.parse(text);
    }

    private static Answered answer(Member partner, ObjectNode request) {
        HttpSystem system = new HttpSystem(hub, partner);
        HttpResponse<String> taken = system.post(Json.text(request));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        Optional<String> location = taken.headers().firstValue("Location");
        JsonNode reply = system.answerAt(location.orElseThrow()).path("reply");
        return new Answered(request.path("id").asText(), Json.text(reply));
    }

    private static String id(Answered answered, String field) {
        return answered.outcome().path(field).asText();
    }

    private static void setClock(String instant) {
        hub.hub().acts().get("clock.set").perform(Json.object().put("instant", instant), WholeHub.staff());
    }
}
