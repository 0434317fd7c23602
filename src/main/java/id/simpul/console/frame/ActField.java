package id.simpul.console.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of an act's form, as the act's schema has it.
 *
 * @param path within the data, steps joined by a dot
 * @param choices values to choose from
 * @param parts of each line, if a line is an object: its fields, by their order on the line
 */
record ActField(String path, Phrase title, Kind kind, boolean required, List<String> choices, List<Part> parts) {
    private static final String BETWEEN = ";";

    /** How it is filled in. */
    enum Kind {
        TEXT,
        NOTE,
        DATE,
        EMAIL,
        NUMBER,
        /** Yes or no; no where it is not ticked. */
        CHECK,
        /** Said only where it is ticked. */
        FLAG,
        CHOICE,
        /** Several, a line each. */
        LINES,
        /** Several names with a value each, {@code name=value} a line. */
        PAIRS
    }

    /** A part of a line. */
    record Part(String key, Phrase title) {}

    ActField {
        choices = List.copyOf(choices);
        parts = List.copyOf(parts);
    }

    /** Puts what was typed into the data of the act; nothing where nothing was typed. */
    void put(ObjectNode data, String typed) {
        String value = typed.strip().replace("\r\n", "\n");
        if (value.isEmpty() && kind != Kind.CHECK) {
            return;
        }
        ObjectNode at = data;
        String[] steps = path.split("\\.");
        for (int i = 0; i < steps.length - 1; i++) {
            at = at.withObject("/" + steps[i]);
        }
        at.set(steps[steps.length - 1], node(value));
    }

    private JsonNode node(String value) {
        return switch (kind) {
            case NUMBER -> value.matches("-?\\d{1,9}") ? Json.node(Integer.valueOf(value)) : Json.node(value);
            case CHECK, FLAG -> Json.node(Boolean.valueOf(value));
            case LINES -> lines(value);
            case PAIRS -> pairs(value);
            default -> Json.node(value);
        };
    }

    private ArrayNode lines(String value) {
        ArrayNode lines = Json.object().arrayNode();
        value.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> lines.add(line(line)));
        return lines;
    }

    private JsonNode line(String line) {
        if (parts.isEmpty()) {
            return Json.node(line);
        }
        ObjectNode object = Json.object();
        String[] values = line.split(BETWEEN, parts.size());
        for (int i = 0; i < values.length; i++) {
            if (!values[i].isBlank()) {
                object.put(parts.get(i).key(), values[i].strip());
            }
        }
        return object;
    }

    private static ObjectNode pairs(String value) {
        ObjectNode pairs = Json.object();
        value.lines().forEach(line -> {
            String[] pair = line.split("=", 2);
            pairs.put(pair[0].strip(), pair.length == 2 ? pair[1].strip() : "");
        });
        return pairs;
    }

    /** How a line is written, where a line has parts. */
    String hint(PageWords words) {
        List<String> named = new ArrayList<>();
        parts.forEach(part -> named.add(words.of(part.title())));
        return named.isEmpty() ? "" : words.get("act.line", String.join(BETWEEN + " ", named));
    }
}
