package id.simpul.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The examples in the published schemas of all requests, and the places in them where a person could be named. */
final class ExampleRequests {
    private static final String SCHEMAS = "/contract/schemas/";
    private static final JsonNode SHARED = read("shared.v1.json");

    private ExampleRequests() {}

    static List<RequestType> types() {
        return Arrays.stream(RequestType.values())
                .filter(type -> !type.isStaffAct())
                .toList();
    }

    static ObjectNode data(RequestType type) {
        return schema(type).at("/examples/0").deepCopy();
    }

    /** The example of a whole request. */
    static ObjectNode envelope() {
        return read("request.v1.json").at("/examples/0").deepCopy();
    }

    /** One copy for each single value, with that value in its stead; barcodes and ids of things are left alone. */
    static List<ObjectNode> with(RequestType type, JsonNode value) {
        List<ObjectNode> all = new ArrayList<>();
        ObjectNode example = data(type);
        for (String pointer : places(schema(type), example, "")) {
            ObjectNode copy = example.deepCopy();
            int slash = pointer.lastIndexOf('/');
            JsonNode parent = copy.at(pointer.substring(0, slash));
            String last = pointer.substring(slash + 1);
            if (parent instanceof ArrayNode array) {
                array.set(Integer.parseInt(last), value);
            } else {
                ((ObjectNode) parent).set(last, value);
            }
            all.add(copy);
        }
        return all;
    }

    private static List<String> places(JsonNode schema, JsonNode data, String at) {
        JsonNode known = resolved(schema);
        List<String> places = new ArrayList<>();
        if (data.isObject()) {
            data.properties().forEach(field -> {
                JsonNode fixed = known.path("properties").path(field.getKey());
                JsonNode of = fixed.isMissingNode() ? known.path("additionalProperties") : fixed;
                places.addAll(places(of, field.getValue(), at + "/" + field.getKey()));
            });
        } else if (data.isArray()) {
            for (int i = 0; i < data.size(); i++) {
                places.addAll(places(known.path("items"), data.get(i), at + "/" + i));
            }
        } else if (!known.path("x-thing").asBoolean()) {
            places.add(at);
        }
        return places;
    }

    static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : SHARED.at(reference.substring(reference.indexOf('#') + 1));
    }

    static JsonNode schema(RequestType type) {
        return read("requests/" + type.wire() + ".v1.json");
    }

    private static ObjectNode read(String name) {
        try (InputStream in = ExampleRequests.class.getResourceAsStream(SCHEMAS + name)) {
            return Json.parse(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
