package id.simpul.console.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.ActField.Kind;
import id.simpul.ledger.FieldTitles;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.Language;
import id.simpul.partner.PartnerKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Forms come from schemas: whatever act there is has one. */
class ActFormTest {
    static Stream<RequestType> acts() {
        return Arrays.stream(RequestType.values()).filter(RequestType::isStaffAct);
    }

    @ParameterizedTest
    @MethodSource("acts")
    void every_act_has_a_form_with_titles_in_both_languages(RequestType act) {
        ActForm form = ActForm.of(act);
        assertThat(form.fields())
                .isNotEmpty()
                .allSatisfy(field ->
                        assertThat(field.title().indonesian()).isNotBlank().isNotEqualTo(field.path()));
        for (Language language : Language.values()) {
            assertThat(form.title(new PageWords(language, ZoneOffset.UTC))).isNotBlank();
        }
    }

    @Test
    void what_is_typed_becomes_the_acts_data() {
        ObjectNode data = typed(
                RequestType.STAFF_CHECKIN,
                Map.of(
                        "batch", " bat-1 ",
                        "items", "B1\r\n\r\n B2 ",
                        "damaged", "B1; sampul lepas; robek\nB2",
                        "on", "2026-10-05"));
        assertThat(data)
                .isEqualTo(
                        Json.parse(
                                "{\"batch\":\"bat-1\",\"items\":[\"B1\",\"B2\"],\"damaged\":"
                                        + "[{\"barcode\":\"B1\",\"note\":\"sampul lepas; robek\"},{\"barcode\":\"B2\"}],\"on\":\"2026-10-05\"}"));
    }

    @Test
    void a_box_that_is_not_ticked_says_no_and_one_that_can_only_be_said_says_nothing() {
        assertThat(typed(RequestType.STAFF_PARTNER_ADD, Map.of("id", "sd-1")))
                .isEqualTo(Json.parse("{\"id\":\"sd-1\",\"hasSystem\":false}"));
        assertThat(typed(RequestType.STAFF_CHECKIN, Map.of("batch", "b", "all", "true")))
                .isEqualTo(Json.parse("{\"batch\":\"b\",\"all\":true}"));
        assertThat(typed(RequestType.STAFF_CHECKIN, Map.of("batch", "b")).has("all"))
                .isFalse();
    }

    @Test
    void a_number_that_is_none_is_left_to_be_refused_in_words() {
        assertThat(typed(RequestType.STAFF_PLACES, Map.of("school", "sd-1", "places", "40"))
                        .path("places")
                        .isInt())
                .isTrue();
        assertThat(typed(RequestType.STAFF_PLACES, Map.of("school", "sd-1", "places", "empat"))
                        .path("places")
                        .isTextual())
                .isTrue();
        assertThat(ActForm.of(RequestType.STAFF_PLACES).fields())
                .extracting(ActField::kind)
                .containsExactly(Kind.TEXT, Kind.NUMBER);
    }

    static Stream<RequestType> asked() {
        return Arrays.stream(PartnerKind.values())
                .flatMap(kind -> AskPage.offered(kind).stream())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("asked")
    void what_a_partner_says_can_be_typed_as_its_schema_has_it(RequestType type) {
        for (JsonNode example : schema(type).path("examples")) {
            Map<String, String> fields = new HashMap<>();
            ActForm.of(type).fields().forEach(field -> {
                JsonNode there = example.at("/" + field.path().replace('.', '/'));
                if (!there.isMissingNode()) {
                    fields.put(field.path(), asTyped(field, there));
                }
            });
            assertThat(typed(type, fields)).isEqualTo(example);
        }
    }

    private static JsonNode schema(RequestType type) {
        try (InputStream in = ActForm.class.getResourceAsStream("/contract/schemas/" + FieldTitles.path(type))) {
            return Json.parse(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String asTyped(ActField field, JsonNode value) {
        return switch (field.kind()) {
            case LINES -> lines(field, value);
            case PAIRS ->
                value.properties().stream()
                        .map(pair -> pair.getKey() + "=" + pair.getValue().asText())
                        .collect(Collectors.joining("\n"));
            default -> value.asText();
        };
    }

    private static String lines(ActField field, JsonNode lines) {
        return lines.valueStream()
                .map(line -> field.parts().isEmpty()
                        ? line.asText()
                        : field.parts().stream()
                                .map(part -> word(line.path(part.key())))
                                .collect(Collectors.joining("; ")))
                .collect(Collectors.joining("\n"));
    }

    private static String word(JsonNode part) {
        return part.isBoolean() ? (part.asBoolean() ? "Ya" : "tidak") : part.asText();
    }

    @Test
    void yes_and_no_on_a_line_are_words_and_nothing_is_no() {
        ObjectNode offer = typed(
                RequestType.EXCHANGE_OFFER,
                Map.of("offered", "T-1; Satu; ; ya\nT-2; Dua; ; NO\nT-3; Tiga\nT-4; Empat; ; entah"));

        assertThat(offer.path("offered"))
                .extracting(line -> line.path("forSale").toString())
                .containsExactly("true", "false", "false", "\"entah\"");
        assertThat(ActForm.of(RequestType.EXCHANGE_OFFER)
                        .fields()
                        .get(0)
                        .hint(new PageWords(Language.ID, ZoneOffset.UTC)))
                .endsWith("Untuk dijual (ya/tidak)");
    }

    @Test
    void a_pair_counts_in_whole_numbers_where_its_schema_does() {
        assertThat(typed(RequestType.ROTATION_SURVEY, Map.of("batch", "b", "loans", "B1=4\n\nB2 = banyak")))
                .isEqualTo(Json.parse("{\"batch\":\"b\",\"loans\":{\"B1\":4,\"B2\":\"banyak\"}}"));
    }

    private static ObjectNode typed(RequestType act, Map<String, String> fields) {
        Map<String, List<String>> form = new HashMap<>();
        fields.forEach((name, value) -> form.put(name, List.of(value)));
        return ActForm.of(act)
                .data(new Visit(
                        "/acts/x",
                        Map.of(),
                        Map.of(),
                        form,
                        Optional.empty(),
                        new PageWords(Language.ID, ZoneOffset.UTC),
                        new Visit.Caller("", "", Map.of(), false)));
    }
}
