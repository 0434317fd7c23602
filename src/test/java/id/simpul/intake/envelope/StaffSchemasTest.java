package id.simpul.intake.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Acts of staff are checked by schemas as partners' requests are, and their schemas are nobody else's. */
class StaffSchemasTest {
    private static final Envelopes ENVELOPES = new Envelopes(new Fingerprints(new byte[32]));
    private static final Schemas SCHEMAS = Schemas.all();

    static Stream<RequestType> acts() {
        return Arrays.stream(RequestType.values()).filter(RequestType::isStaffAct);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void every_example_of_an_act_is_well_formed(RequestType act) {
        assertThat(Samples.examples(act)).isNotEmpty().allSatisfy(data -> assertThat(open(act, data))
                .isInstanceOf(Opened.WellFormed.class));
    }

    @ParameterizedTest
    @MethodSource("acts")
    void what_does_not_fit_is_told_in_both_languages_with_its_place(RequestType act) {
        List<JsonNode> breaches = Samples.examples(act)
                .flatMap(example -> Mutations.of(example).stream())
                .filter(JsonNode::isObject)
                .filter(mutation -> !SCHEMAS.validate(act, mutation).isEmpty())
                .toList();

        assertThat(breaches).isNotEmpty().allSatisfy(data -> {
            List<Reason> problems = ((Opened.Malformed) open(act, data)).problems();
            assertThat(problems).isNotEmpty().allSatisfy(reason -> {
                assertThat(reason.code()).isIn(Code.SCHEMA, Code.UNKNOWN_FIELD, Code.PERSONAL_NUMBER);
                assertThat(reason.pointer()).startsWith("/data");
                assertThat(reason.message(Language.ID)).doesNotContain("{", "tidak sesuai skema");
                assertThat(reason.message(Language.EN)).doesNotContain("{", "does not fit the schema");
            });
        });
    }

    @ParameterizedTest
    @MethodSource("acts")
    void partners_are_not_offered_them(RequestType act) {
        assertThat(new ContractDocuments().paths()).doesNotContain("schemas/" + Schemas.path(act));
    }

    private static Opened open(RequestType act, JsonNode data) {
        return ENVELOPES.open(new Request(
                PartnerId.STAFF,
                PartnerKind.LIBRARY,
                "tindakan-1",
                act,
                Samples.ARRIVED,
                false,
                (ObjectNode) data,
                Optional.empty()));
    }
}
