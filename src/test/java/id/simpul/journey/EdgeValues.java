package id.simpul.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.simpul.ledger.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What may stand at a place of a request, at the edges of what its schema lets in and a little beyond. */
final class EdgeValues {
    private static final int LONGEST = 20_000;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "\0",
            "a\0b",
            "\uD800",
            "\uDC00x",
            "\uFFFE\uFFFF",
            "\u202Eterbalik",
            "a\u0301\u0327\u0323",
            "'; drop table requests; --",
            "${jndi:x} {{x}} %s \\",
            "=1+1",
            "!",
            "~".repeat(64),
            "0".repeat(64),
            "f".repeat(64),
            "a-".repeat(31),
            "school",
            "0001-01-01",
            "9998-12-31",
            "9999-12-31",
            "0000-01-01",
            "-001-01-01",
            "10000-01-01",
            "2024-02-29",
            "2023-02-29",
            "0001-Q1",
            "9998-Q4",
            "9999-Q4",
            "0000-Q1",
            "00011",
            "10001",
            "99982",
            "99992",
            "99999",
            "00",
            "99.99.99.9999",
            "00000000",
            "99999999",
            "+".concat("9".repeat(29)),
            "IV/e",
            "M/z",
            "a".repeat(64) + "@" + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60) + ".id");

    private static final List<JsonNode> OTHERS = List.of(
            NullNode.instance,
            BooleanNode.TRUE,
            LongNode.valueOf(0),
            LongNode.valueOf(-1),
            LongNode.valueOf(1),
            LongNode.valueOf(5),
            LongNode.valueOf(Integer.MAX_VALUE),
            LongNode.valueOf(Integer.MIN_VALUE),
            LongNode.valueOf(1L + Integer.MAX_VALUE),
            LongNode.valueOf(Long.MIN_VALUE),
            BigIntegerNode.valueOf(BigInteger.TEN.pow(60)),
            DecimalNode.valueOf(new BigDecimal("6.0")),
            DecimalNode.valueOf(new BigDecimal("1E+30")),
            DecimalNode.valueOf(new BigDecimal("1E-30")),
            Json.object(),
            Json.object().arrayNode(),
            deep());

    private EdgeValues() {}

    /** The edges of a place, whose schema is given with its references resolved. */
    static List<JsonNode> of(JsonNode schema, JsonNode now) {
        List<JsonNode> edges = new ArrayList<>(OTHERS);
        if (now.isTextual()) {
            TEXTS.forEach(text -> edges.add(TextNode.valueOf(text)));
            int most = schema.path("maxLength").asInt(LONGEST);
            Stream.of("x", "é", "字", "\uD83D\uDE00", "a\u0301", "\u0130", "<", "\"")
                    .forEach(letter -> edges.add(TextNode.valueOf(letter.repeat(Math.max(1, most / letter.length())))));
            edges.add(TextNode.valueOf("\uD83D\uDE00".repeat(Math.min(most, LONGEST))));
        }
        for (String bound : List.of("minimum", "maximum")) {
            if (schema.has(bound)) {
                edges.add(schema.get(bound));
                edges.add(LongNode.valueOf(schema.get(bound).longValue() + 1));
                edges.add(LongNode.valueOf(schema.get(bound).longValue() - 1));
            }
        }
        return edges;
    }

    /** As many elements as the schema lets in, like the first but for a number behind each of its texts. */
    static ArrayNode many(JsonNode first, int number) {
        ArrayNode many = Json.object().arrayNode();
        for (int i = 0; i < number; i++) {
            many.add(numbered(first, i));
        }
        return many;
    }

    private static JsonNode numbered(JsonNode like, int number) {
        if (like.isTextual()) {
            return TextNode.valueOf(like.textValue() + "-" + number);
        }
        JsonNode copy = like.deepCopy();
        if (copy instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                boolean isName =
                        List.of("title", "name", "ref", "number", "barcode").contains(field.getKey());
                if (isName && field.getValue().isTextual()) {
                    object.set(field.getKey(), numbered(field.getValue(), number));
                }
            });
        }
        return copy;
    }

    private static JsonNode deep() {
        JsonNode deep = Json.object();
        for (int i = 0; i < 28; i++) {
            deep = Json.object().set("x", deep);
        }
        return deep;
    }
}
