package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.Topic;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContractDocumentsTest {
    private final ContractDocuments documents = new ContractDocuments();

    @Test
    void every_reference_in_a_document_leads_to_something() {
        assertThat(documents.paths()).filteredOn(path -> path.endsWith(".json")).allSatisfy(path -> assertThat(
                        json(path).findValuesAsText("$ref"))
                .allSatisfy(
                        reference -> assertThat(leadsSomewhere(path, reference)).isTrue()));
    }

    @Test
    void the_documents_say_where_this_hub_is_reached_and_nothing_of_what_is_off() {
        ContractDocuments here = new ContractDocuments(new ContractPlaces(
                URI.create("https://simpul.example.org/hub"), Map.of("amqp", "broker.example.org:5671")));
        JsonNode openApi = json(here, "openapi.json");
        JsonNode asyncApi = json(here, "asyncapi.json");

        assertThat(openApi.at("/servers/0/url").asText()).isEqualTo("https://simpul.example.org/hub/");
        assertThat(asyncApi.path("servers").properties()).singleElement().satisfies(server -> assertThat(
                        server.getValue().path("host").asText())
                .isEqualTo("broker.example.org:5671"));
        assertThat(asyncApi.toString()).doesNotContain("#/servers/mqtt", "requestsOverMqtt", "#/servers/core");
        assertThat(asyncApi.at("/channels/requests/servers")).hasSize(1);
    }

    private boolean leadsSomewhere(String path, String reference) {
        URI target = URI.create("/" + path).resolve(reference.startsWith("#") ? "/" + path + reference : reference);
        JsonNode document = json(target.getPath().substring(1));
        return target.getFragment() == null
                || !document.at(target.getFragment()).isMissingNode();
    }

    @Test
    void the_description_of_the_queues_names_every_request_and_notice() {
        List<String> described = json("asyncapi.json").findValuesAsText("name");
        assertThat(described)
                .containsAll(Samples.types().stream()
                        .map(type -> "id.simpul." + type.wire() + ".v1")
                        .toList())
                .containsAll(Arrays.stream(Topic.values())
                        .map(topic -> "id.simpul.notice." + topic.wire() + ".v1")
                        .toList())
                .hasSize(Samples.types().size() + Topic.values().length + 1);
    }

    @Test
    void the_envelopes_schema_names_every_type() {
        assertThat(json("schemas/request.v1.json").at("/properties/type/enum")).hasSameSizeAs(Samples.types());
        assertThat(json("schemas/notice.v1.json").at("/properties/type/enum")).hasSize(Topic.values().length);
    }

    @Test
    void no_keyword_is_served_that_a_strict_validator_does_not_know() {
        assertThat(documents.paths())
                .filteredOn(path -> path.startsWith("schemas/"))
                .allSatisfy(path -> assertThat(
                                new String(documents.find(path).orElseThrow().content(), UTF_8))
                        .doesNotContain("\"x-"));
    }

    @Test
    void a_message_is_an_envelope_whose_type_and_data_are_its_own() {
        JsonNode message = json("asyncapi.json").at("/components/messages/request-rotation-enrol");
        assertThat(message.path("name").asText()).isEqualTo("id.simpul.rotation.enrol.v1");
        assertThat(message.at("/payload/schema/allOf/0/$ref").asText()).isEqualTo("schemas/request.v1.json");
        assertThat(message.at("/payload/schema/allOf/1/properties/type/const").asText())
                .isEqualTo("id.simpul.rotation.enrol.v1");
        assertThat(message.at("/payload/schema/allOf/1/properties/data/$ref").asText())
                .isEqualTo("schemas/requests/rotation.enrol.v1.json");
    }

    @Test
    void all_codes_are_published() {
        assertThat(json("codes.json").at("/codes").findValuesAsText("code"))
                .containsExactlyElementsOf(
                        Arrays.stream(Code.values()).map(Code::wire).toList());
        assertThat(json("codes.json").at("/rules")).hasSize(30);
    }

    @Test
    void the_index_leads_to_every_document() {
        String page = new String(documents.find("").orElseThrow().content(), UTF_8);
        assertThat(documents.paths()).allSatisfy(path -> assertThat(page).contains("href=\"" + path));
        assertThat(documents.find("index.html")).isPresent();
        assertThat(documents.find("../secret")).isEmpty();
    }

    private JsonNode json(String path) {
        return json(documents, path);
    }

    private static JsonNode json(ContractDocuments documents, String path) {
        return Json.parse(new String(documents.find(path).orElseThrow().content(), UTF_8));
    }
}
