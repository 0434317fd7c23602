package id.simpul.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The data of a request with each of its places at its edges, one at a time, and its lists as long as they may be. */
final class EdgeRequests {
    private EdgeRequests() {}

    static List<ObjectNode> of(JsonNode schema, ObjectNode data) {
        List<ObjectNode> all = new ArrayList<>();
        each(schema, data, "", (known, at) -> {
            JsonNode now = data.at(at);
            EdgeValues.of(known, now).forEach(value -> all.add(with(data, at, value)));
            if (now.isArray() && !now.isEmpty()) {
                int most = Math.min(1000, known.path("maxItems").asInt(1000));
                all.add(with(data, at, EdgeValues.many(now.get(0), most)));
                all.add(with(data, at, EdgeValues.many(now.get(0), most + 1)));
                all.add(with(data, at, doubled(now)));
            }
            return null;
        });
        return all;
    }

    private static ArrayNode doubled(JsonNode array) {
        ArrayNode doubled = array.deepCopy();
        doubled.addAll((ArrayNode) array);
        return doubled;
    }

    private static void each(JsonNode schema, JsonNode data, String at, BiFunction<JsonNode, String, Void> place) {
        JsonNode known = ExampleRequests.resolved(schema);
        if (!at.isEmpty()) {
            place.apply(known, at);
        }
        if (data.isObject()) {
            data.properties().forEach(field -> {
                JsonNode fixed = known.path("properties").path(field.getKey());
                JsonNode of = fixed.isMissingNode() ? known.path("additionalProperties") : fixed;
                each(of, field.getValue(), at + "/" + field.getKey(), place);
            });
        } else if (data.isArray() && !data.isEmpty()) {
            each(known.path("items"), data.get(0), at + "/0", place);
        }
    }

    private static ObjectNode with(ObjectNode data, String pointer, JsonNode value) {
        ObjectNode copy = data.deepCopy();
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, slash));
        String last = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        } else {
            ((ObjectNode) parent).set(last, value);
        }
        return copy;
    }
}
