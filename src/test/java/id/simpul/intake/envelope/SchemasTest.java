package id.simpul.intake.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
    private static final Envelopes ENVELOPES = new Envelopes(new Fingerprints(new byte[32]));

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
    @MethodSource("schemas")
    void every_published_example_fits_its_schema(String path) {
        JsonNode examples = Schemas.document(path).path("examples");
        assertThat(examples).isNotEmpty().allSatisfy(example -> assertThat(
                        Schemas.compiled(path).validate(example))
                .isEmpty());
    }
}
