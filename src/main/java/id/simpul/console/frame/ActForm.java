package id.simpul.console.frame;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.console.frame.ActField.Kind;
import id.simpul.console.frame.ActField.Part;
import id.simpul.ledger.FieldTitles;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RequestType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The form of an act of staff, made from the act's own schema: a field that the schema gets is on the page by itself. */
final class ActForm {
    private static final String FOLDER = "/contract/schemas/";
    private static final String BETWEEN = " / ";
    private static final int LONG_TEXT = 400;
    private static final Map<RequestType, ActForm> MADE = new ConcurrentHashMap<>();
    private static final JsonNode SHARED = read("shared.v1.json");

    private final RequestType type;
    private final Phrase title;
    private final List<ActField> fields;
    /** Texts that can be only one, by their paths: they are said without being asked. */
    private final Map<String, String> constants = new LinkedHashMap<>();

    private ActForm(RequestType type) {
        this.type = type;
        JsonNode schema = read(FieldTitles.path(type));
        title = phrase(schema.path("title").asText());
        fields = List.copyOf(fields("", schema, true));
    }

    static ActForm of(RequestType type) {
        return MADE.computeIfAbsent(type, ActForm::new);
    }

    List<ActField> fields() {
        return fields;
    }

    String title(PageWords words) {
        String own = "act." + type.wire() + ".title";
        return words.has(own) ? words.get(own) : words.of(title);
    }

    /** What the button that leads here says: a verb where the words have one. */
    String button(PageWords words) {
        String own = "act." + type.wire();
        return words.has(own) ? words.get(own) : words.of(title);
    }

    /** The act's data as it was typed. */
    ObjectNode data(Visit visit) {
        return data(path -> visit.field(path));
    }

    /**
     * The same, from wherever a field's text is.
     *
     * @param typed what a field holds, by its path; empty text if nothing
     */
    ObjectNode data(Function<String, String> typed) {
        ObjectNode data = Json.object();
        fields.forEach(field -> field.put(data, typed.apply(field.path())));
        constants.forEach((path, value) -> {
            int last = path.lastIndexOf('/');
            JsonNode around = data.at(path.substring(0, last));
            if (around.isObject()) {
                ((ObjectNode) around).put(path.substring(last + 1), value);
            }
        });
        return data;
    }

    private List<ActField> fields(String before, JsonNode schema, boolean whole) {
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        List<ActField> fields = new ArrayList<>();
        schema.path("properties").properties().forEach(property -> {
            JsonNode stated = property.getValue();
            JsonNode resolved = resolved(stated);
            String path = before + property.getKey();
            boolean needed = whole && required.contains(property.getKey());
            if (resolved.path("properties").isObject()) {
                fields.addAll(fields(path + ".", resolved, needed));
            } else if (!resolved.has("const") || resolved.path("const").isBoolean()) {
                fields.add(field(path, stated, resolved, needed));
            } else {
                constants.put(
                        "/" + path.replace('.', '/'), resolved.path("const").asText());
            }
        });
        return fields;
    }

    private static ActField field(String path, JsonNode stated, JsonNode resolved, boolean required) {
        Phrase title = phrase(stated.path("title").asText(resolved.path("title").asText(path)));
        Kind kind = kind(resolved);
        List<String> choices = new ArrayList<>();
        resolved.path("enum").forEach(value -> choices.add(value.asText()));
        return new ActField(path, title, kind, required, choices, parts(kind, resolved));
    }

    private static Kind kind(JsonNode schema) {
        if (schema.has("enum")) {
            return Kind.CHOICE;
        } else if (schema.has("const")) {
            return Kind.FLAG;
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> Kind.CHECK;
            case "integer", "number" -> Kind.NUMBER;
            case "array" -> Kind.LINES;
            case "object" -> Kind.PAIRS;
            default -> text(schema);
        };
    }

    private static Kind text(JsonNode schema) {
        String format = schema.path("format").asText();
        if (format.equals("date")) {
            return Kind.DATE;
        }
        return schema.path("maxLength").asInt() > LONG_TEXT ? Kind.NOTE : Kind.TEXT;
    }

    private static List<Part> parts(Kind kind, JsonNode schema) {
        return switch (kind) {
            case LINES -> lineParts(resolved(schema.path("items")));
            case PAIRS -> List.of(part("", resolved(schema.path("additionalProperties")), true));
            default -> List.of();
        };
    }

    private static List<Part> lineParts(JsonNode line) {
        Set<String> required = new HashSet<>();
        line.path("required").forEach(name -> required.add(name.asText()));
        return line.path("properties").properties().stream()
                .map(property -> part(property.getKey(), property.getValue(), required.contains(property.getKey())))
                .toList();
    }

    private static Part part(String key, JsonNode stated, boolean required) {
        JsonNode resolved = resolved(stated);
        String title = stated.path("title").asText(resolved.path("title").asText(key));
        return new Part(key, phrase(title), kind(resolved), required);
    }

    private static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : SHARED.at(reference.substring(reference.indexOf('#') + 1));
    }

    private static Phrase phrase(String title) {
        int bar = title.indexOf(BETWEEN);
        return bar < 0
                ? Phrase.verbatim(title)
                : new Phrase(title.substring(0, bar), title.substring(bar + BETWEEN.length()));
    }

    private static JsonNode read(String name) {
        try (InputStream in = ActForm.class.getResourceAsStream(FOLDER + name)) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The schema " + name + " cannot be read", e);
        }
    }
}
