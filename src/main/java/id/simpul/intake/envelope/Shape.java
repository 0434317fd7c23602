package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A schema turned into a quick check: what fits a shape fits the schema. What does not fit may still be right, since the
 * shape knows numbers only in their plainest form; then the full validator decides and words the problems.
 */
final class Shape {
    /** Keywords that explain and never judge. */
    private static final Set<String> WORDS =
            Set.of("$schema", "title", "description", "examples", "x-hint", "x-thing", "$ref");

    private final JsonNode shared;

    private Shape(JsonNode shared) {
        this.shared = shared;
    }

    /**
     * @throws IllegalStateException if the schema uses a keyword the quick check does not know, lest it be passed over
     */
    static Predicate<JsonNode> of(JsonNode schema, JsonNode shared) {
        return new Shape(shared).compile(schema);
    }

    /** The type is asked first: the other checks rely on it. */
    private Predicate<JsonNode> compile(JsonNode schema) {
        List<Predicate<JsonNode>> checks = new ArrayList<>();
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            checks.add(compile(shared.at(reference.substring(reference.indexOf('#') + 1))));
        }
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            Optional<Predicate<JsonNode>> check = keyword(keyword.getKey(), keyword.getValue(), schema);
            check.ifPresent(found -> checks.add(keyword.getKey().equals("type") ? 0 : checks.size(), found));
        }
        return all(checks);
    }

    private Optional<Predicate<JsonNode>> keyword(String keyword, JsonNode value, JsonNode schema) {
        boolean partOfProperties = keyword.equals("additionalProperties") && schema.has("properties");
        if (WORDS.contains(keyword) || partOfProperties) {
            return Optional.empty();
        }
        return Optional.of(
                switch (keyword) {
                    case "type" -> type(value.asText());
                    case "properties" -> properties(schema);
                    case "additionalProperties" -> eachField(compile(value));
                    case "propertyNames" -> names(compile(value));
                    case "items" -> eachItem(compile(value));
                    case "required" -> required(value);
                    case "oneOf" -> exactlyOne(value);
                    default -> bound(keyword, value);
                });
    }

    private static Predicate<JsonNode> bound(String keyword, JsonNode value) {
        return switch (keyword) {
            case "const", "enum" -> among(value);
            case "pattern" -> pattern(value.asText());
            case "format" -> format(value.asText());
            case "minLength" -> node -> length(node) >= value.intValue();
            case "maxLength" -> node -> length(node) <= value.intValue();
            case "minItems" -> node -> node.size() >= value.intValue();
            case "maxItems", "maxProperties" -> node -> node.size() <= value.intValue();
            case "minimum" -> node -> node.longValue() >= value.longValue();
            case "maximum" -> node -> node.longValue() <= value.longValue();
            case "uniqueItems" -> Shape::allDiffer;
            default ->
                throw new IllegalStateException("A schema uses the keyword " + keyword
                        + ", which the quick check does not know; add it to Shape");
        };
    }

    private static Predicate<JsonNode> type(String type) {
        return switch (type) {
            case "object" -> JsonNode::isObject;
            case "array" -> JsonNode::isArray;
            case "string" -> JsonNode::isTextual;
            case "boolean" -> JsonNode::isBoolean;
            case "integer" -> node -> node.isInt() || node.isLong();
            default -> throw new IllegalStateException("A schema uses the type " + type + "; add it to Shape");
        };
    }

    private Predicate<JsonNode> properties(JsonNode schema) {
        if (!schema.path("additionalProperties").isBoolean()) {
            throw new IllegalStateException("A schema leaves open which fields an object may have");
        }
        Map<String, Predicate<JsonNode>> known = new HashMap<>();
        schema.get("properties").properties().forEach(field -> known.put(field.getKey(), compile(field.getValue())));
        return node -> {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                Predicate<JsonNode> check = known.get(field.getKey());
                if (check == null || !check.test(field.getValue())) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<JsonNode> eachField(Predicate<JsonNode> check) {
        return node -> node.properties().stream().allMatch(field -> check.test(field.getValue()));
    }

    private static Predicate<JsonNode> names(Predicate<JsonNode> check) {
        return node -> node.properties().stream().allMatch(field -> check.test(TextNode.valueOf(field.getKey())));
    }

    private static Predicate<JsonNode> eachItem(Predicate<JsonNode> check) {
        return node -> {
            for (JsonNode item : node) {
                if (!check.test(item)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<JsonNode> required(JsonNode names) {
        List<String> required = new ArrayList<>();
        names.forEach(name -> required.add(name.asText()));
        return node -> {
            for (String name : required) {
                if (!node.has(name)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Predicate<JsonNode> exactlyOne(JsonNode schemas) {
        List<Predicate<JsonNode>> choices = new ArrayList<>();
        schemas.forEach(schema -> choices.add(compile(schema)));
        return node -> choices.stream().filter(choice -> choice.test(node)).count() == 1;
    }

    private static Predicate<JsonNode> among(JsonNode allowed) {
        Set<JsonNode> values = new HashSet<>();
        if (allowed.isArray()) {
            allowed.forEach(values::add);
        } else {
            values.add(allowed);
        }
        return values::contains;
    }

    /** As the validator does, {@code $} means the very end; Java's also matches before a last line feed. */
    private static Predicate<JsonNode> pattern(String regex) {
        Pattern pattern = Pattern.compile(regex.replaceFirst("\\$$", "\\\\z"));
        return node -> pattern.matcher(node.textValue()).find();
    }

    private static Predicate<JsonNode> format(String format) {
        if (!format.equals("date")) {
            throw new IllegalStateException("A schema uses the format " + format + "; add it to Shape");
        }
        return node -> IsoDay.exists(node.textValue());
    }

    private static int length(JsonNode text) {
        return text.textValue().codePointCount(0, text.textValue().length());
    }

    private static boolean allDiffer(JsonNode array) {
        Set<JsonNode> seen = new HashSet<>();
        array.forEach(seen::add);
        return seen.size() == array.size();
    }

    private static Predicate<JsonNode> all(List<Predicate<JsonNode>> checks) {
        List<Predicate<JsonNode>> fixed = List.copyOf(checks);
        return node -> {
            for (Predicate<JsonNode> check : fixed) {
                if (!check.test(node)) {
                    return false;
                }
            }
            return true;
        };
    }
}
