package id.simpul.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.HashMap;
import java.util.Map;

/** Answers that later messages speak of: {@code $name/path}, or with a star in the path a part of each of a list. */
final class Recalled {
    private static final String EACH = "/*";

    private final Map<String, JsonNode> outcomes = new HashMap<>();

    void keep(String name, JsonNode outcome) {
        outcomes.put(name, outcome);
    }

    /** The data with what it speaks of written out. */
    ObjectNode written(ObjectNode data) {
        ObjectNode written = Json.object();
        data.properties().forEach(field -> written.set(field.getKey(), value(field.getValue())));
        return written;
    }

    private JsonNode value(JsonNode value) {
        if (value.isArray()) {
            ArrayNode written = Json.object().arrayNode();
            value.forEach(one -> written.add(value(one)));
            return written;
        }
        return value.isTextual() && value.textValue().startsWith("$")
                ? named(value.textValue().substring(1))
                : value;
    }

    private JsonNode named(String path) {
        int slash = path.indexOf('/');
        JsonNode outcome = outcomes.get(path.substring(0, slash));
        if (outcome == null) {
            throw new DemoStopped("The programme speaks of $" + path + ", which nothing was kept as.");
        }
        String pointer = path.substring(slash);
        JsonNode found = pointer.contains(EACH) ? each(outcome, pointer) : outcome.at(pointer);
        if (found.isMissingNode()) {
            throw new DemoStopped("The programme speaks of $" + path + ", which the answer did not hold: " + outcome);
        }
        return found;
    }

    private static ArrayNode each(JsonNode outcome, String pointer) {
        int star = pointer.indexOf(EACH);
        ArrayNode parts = Json.object().arrayNode();
        outcome.at(pointer.substring(0, star))
                .forEach(item -> parts.add(item.at(pointer.substring(star + EACH.length()))));
        return parts;
    }
}
