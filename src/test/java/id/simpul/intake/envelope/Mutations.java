package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import id.simpul.ledger.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everything near a good message: at each place of it something removed, added or put in its stead. */
public final class Mutations {
    public static final List<JsonNode> VALUES = Stream.<JsonNode>concat(
                    Stream.of(
                                    "",
                                    " ",
                                    "x",
                                    "a\nb",
                                    "a\n",
                                    "\0",
                                    "x".repeat(41),
                                    "x".repeat(20_001),
                                    "😀".repeat(300),
                                    "12345678",
                                    "12345678\n",
                                    "2026-02-30",
                                    "2024-02-29",
                                    "2026-13-01",
                                    "0000-01-01",
                                    "2026-08-31\n",
                                    "2026-Q5",
                                    "13.75",
                                    "13.7",
                                    "kemendagri",
                                    "a@b.example",
                                    "a@b.example, c@d.example",
                                    "a..b@c.example",
                                    "a@b.example\r\n",
                                    "a@localhost",
                                    "good",
                                    "queue")
                            .map(TextNode::valueOf),
                    Stream.of(
                            IntNode.valueOf(0),
                            IntNode.valueOf(-1),
                            IntNode.valueOf(5),
                            LongNode.valueOf(1L << 40),
                            DecimalNode.valueOf(new BigDecimal("6.0")),
                            DecimalNode.valueOf(new BigDecimal("6.5")),
                            BooleanNode.TRUE,
                            BooleanNode.FALSE,
                            NullNode.instance,
                            Json.object(),
                            Json.object().put("x", 1),
                            Json.object().arrayNode(),
                            Json.object().arrayNode().add("x").add("x"),
                            many(1001)))
            .toList();

    private Mutations() {}

    private static ArrayNode many(int count) {
        ArrayNode array = Json.object().arrayNode();
        IntStream.range(0, count).forEach(i -> array.add("b" + i));
        return array;
    }

    static List<JsonNode> of(JsonNode good) {
        List<JsonNode> all = new ArrayList<>(VALUES);
        for (String pointer : pointers(good, "")) {
            all.add(removed(good, pointer));
            VALUES.forEach(value -> all.add(replaced(good, pointer, value)));
        }
        for (String pointer : objects(good, "")) {
            all.add(added(good, pointer, IntNode.valueOf(1)));
        }
        return all;
    }

    /** One of them, or one of what they could be replaced by. */
    public static JsonNode any(JsonNode good, Random random) {
        List<String> pointers = pointers(good, "");
        if (pointers.isEmpty()) {
            return pick(VALUES, random);
        }
        String pointer = pick(pointers, random);
        return switch (random.nextInt(8)) {
            case 0 -> removed(good, pointer);
            case 1 -> replaced(good, pointer, good.at(pick(pointers, random)).deepCopy());
            case 2 -> added(good, pick(objects(good, ""), random), pick(VALUES, random));
            default -> replaced(good, pointer, pick(VALUES, random));
        };
    }

    private static <T> T pick(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static JsonNode added(JsonNode good, String pointer, JsonNode value) {
        JsonNode copy = good.deepCopy();
        ((ObjectNode) copy.at(pointer)).set("tambahan", value);
        return copy;
    }

    private static JsonNode removed(JsonNode good, String pointer) {
        JsonNode copy = good.deepCopy();
        JsonNode parent = parent(copy, pointer);
        if (parent instanceof ObjectNode object) {
            object.remove(last(pointer));
        } else {
            ((ArrayNode) parent).remove(Integer.parseInt(last(pointer)));
        }
        return copy;
    }

    private static JsonNode replaced(JsonNode good, String pointer, JsonNode value) {
        JsonNode copy = good.deepCopy();
        JsonNode parent = parent(copy, pointer);
        if (parent instanceof ObjectNode object) {
            object.set(last(pointer), value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last(pointer)), value);
        }
        return copy;
    }

    private static JsonNode parent(JsonNode root, String pointer) {
        return root.at(pointer.substring(0, pointer.lastIndexOf('/')));
    }

    private static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    private static List<String> pointers(JsonNode node, String at) {
        List<String> all = new ArrayList<>();
        children(node).forEach((name, child) -> {
            all.add(at + "/" + name);
            all.addAll(pointers(child, at + "/" + name));
        });
        return all;
    }

    private static List<String> objects(JsonNode node, String at) {
        List<String> all = new ArrayList<>();
        if (node.isObject()) {
            all.add(at);
        }
        children(node).forEach((name, child) -> all.addAll(objects(child, at + "/" + name)));
        return all;
    }

    private static Map<String, JsonNode> children(JsonNode node) {
        Map<String, JsonNode> children = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(field -> children.put(field.getKey(), field.getValue()));
        }
        if (node.isArray()) {
            IntStream.range(0, node.size()).forEach(i -> children.put(String.valueOf(i), node.get(i)));
        }
        return children;
    }
}
