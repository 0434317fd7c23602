package id.simpul.intake.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {
    private static final Envelopes ENVELOPES = new Envelopes(new Fingerprints(new byte[32]));

    private static final Schemas SCHEMAS = Schemas.all();

    static Stream<RequestType> types() {
        return Samples.types().stream();
    }

    static Stream<String> schemas() {
        return Stream.concat(
                Stream.of("request.v1.json", "reply.v1.json"),
                Stream.concat(
                        types().map(Schemas::path),
                        Arrays.stream(Topic.values()).map(topic -> "notices/" + topic.wire() + ".v1.json")));
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_example_of_a_request_is_well_formed(RequestType type) {
        assertThat(Samples.examples(type)).isNotEmpty().allSatisfy(data -> {
            Opened opened = ENVELOPES.open(Samples.incoming(type, Samples.event(type, data)));
            assertThat(opened).isInstanceOfSatisfying(Opened.WellFormed.class, wellFormed -> {
                assertThat(wellFormed.request().type()).isEqualTo(type);
                assertThat(wellFormed.request().data()).isEqualTo(data);
            });
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"VISIT_BOOK", "SERVICE_REQUEST"})
    void how_many_people_may_come_is_judged_by_a_rule_and_not_by_the_schema(RequestType type) {
        Samples.examples(type).map(ObjectNode.class::cast).forEach(example -> assertThat(
                        SCHEMAS.validate(type, example.put("people", 0)))
                .isEmpty());
    }

    @Test
    void a_partner_names_what_it_offers_as_it_is_used_to_and_is_told_when_that_cannot_be() {
        ObjectNode offer = (ObjectNode)
                Samples.examples(RequestType.EXCHANGE_OFFER).findFirst().orElseThrow();
        ObjectNode publication = (ObjectNode) offer.at("/offered/0");
        assertThat(SCHEMAS.validate(RequestType.EXCHANGE_OFFER, offer)).isEmpty();

        publication.put("ref", "Rak 3 no. 12");
        assertThat(SCHEMAS.validate(RequestType.EXCHANGE_OFFER, offer)).isEmpty();

        publication.put("ref", " ");
        Problems problems = new Problems();
        SCHEMAS.check(RequestType.EXCHANGE_OFFER, offer, problems);
        assertThat(problems.all()).singleElement().satisfies(reason -> assertThat(reason.message(Language.EN))
                .doesNotContain("given by the hub"));
    }

    /** To Java's regular expressions the place before it is an end too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"notify\":[\"queue\\n\"]}",
                "{\"addresses\":{\"whatsapp\\n\":\"x\"}}",
                "{\"addresses\":{\"whatsapp\":\"x\\n\"}}",
                "{\"aliases\":[\"SD Contoh\\n\"]}"
            })
    void a_last_line_break_fits_nothing_of_one_line(String data) {
        assertThat(SCHEMAS.validate(RequestType.PARTNER_UPDATE, Json.parse(data.replace("\\n", ""))))
                .isEmpty();
        assertThat(SCHEMAS.validate(RequestType.PARTNER_UPDATE, Json.parse(data)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_breach_is_told_in_both_languages_with_its_place(RequestType type) {
        List<JsonNode> breaches = Samples.examples(type)
                .flatMap(example -> Mutations.of(example).stream())
                .filter(mutation -> !SCHEMAS.validate(type, mutation).isEmpty())
                .toList();

        assertThat(breaches).isNotEmpty().allSatisfy(data -> {
            Problems problems = new Problems();
            SCHEMAS.check(type, data, problems);
            assertThat(problems.all()).isNotEmpty().allSatisfy(reason -> {
                assertThat(reason.code()).isIn(Code.SCHEMA, Code.UNKNOWN_FIELD);
                assertThat(reason.pointer()).startsWith("/data");
                assertThat(reason.message(Language.ID)).doesNotContain("{", "tidak sesuai skema");
                assertThat(reason.message(Language.EN)).doesNotContain("{", "does not fit the schema");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void every_published_example_fits_its_schema(String path) {
        JsonNode examples = Schemas.document(path).path("examples");
        assertThat(examples).isNotEmpty().allSatisfy(example -> assertThat(
                        Schemas.compiled(path).validate(example))
                .isEmpty());
    }
}
