package id.simpul.console.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A field of an act's form, as the act's schema has it.
 *
 * @param path within the data, steps joined by a dot
 * @param choices values to choose from
 * @param parts of each line, if a line is an object: its fields, by their order on the line; of pairs, what each has as its value
 */
record ActField(String path, Phrase title, Kind kind, boolean required, List<String> choices, List<Part> parts) {
    private static final String BETWEEN = ";";
    /** As people write it on a line; nothing is no. */
    private static final Set<String> YES = Set.of("ya", "yes", "true", "1");

    private static final Set<String> NO = Set.of("tidak", "no", "false", "0", "");

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
    record Part(String key, Phrase title, Kind kind, boolean required) {
        /** What else than its kind is typed is left to be refused in words. */
        Optional<JsonNode> node(String typed) {
            String value = typed.strip();
            String word = value.toLowerCase(Locale.ROOT);
            if (value.isEmpty() && !(required && kind == Kind.CHECK)) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (kind) {
                        case NUMBER -> number(value);
                        case CHECK ->
                            YES.contains(word) || NO.contains(word) ? Json.node(YES.contains(word)) : Json.node(value);
                        default -> Json.node(value);
                    });
        }
    }

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
            case NUMBER -> number(value);
            case CHECK, FLAG -> Json.node(Boolean.valueOf(value));
            case LINES -> lines(value);
            case PAIRS -> pairs(value);
            default -> Json.node(value);
        };
    }

    private static JsonNode number(String value) {
        return value.matches("-?\\d{1,9}") ? Json.node(Integer.valueOf(value)) : Json.node(value);
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
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            part.node(i < values.length ? values[i] : "").ifPresent(node -> object.set(part.key(), node));
        }
        return object;
    }

    private ObjectNode pairs(String value) {
        ObjectNode pairs = Json.object();
        value.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] pair = line.split("=", 2);
            JsonNode node = parts.get(0).node(pair.length == 2 ? pair[1] : "").orElseGet(() -> Json.node(""));
            pairs.set(pair[0].strip(), node);
        });
        return pairs;
    }

    /** How a line is written, where that is not plain. */
    String hint(PageWords words) {
        return switch (kind) {
            case LINES -> parts.isEmpty() ? words.get("act.lines") : words.get("act.line", named(words));
            case PAIRS -> words.get("act.pairs");
            default -> "";
        };
    }

    private String named(PageWords words) {
        return parts.stream()
                .map(part -> part.kind() == Kind.CHECK
                        ? words.get("act.line.check", words.of(part.title()))
                        : words.of(part.title()))
                .collect(Collectors.joining(BETWEEN + " "));
    }
}
