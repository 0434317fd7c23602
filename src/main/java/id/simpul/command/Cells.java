package id.simpul.command;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.hub.control.Act.Heading;
import id.simpul.partner.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says values for people, in one language and each on one line. */
final class Cells {
    private final CommandWords words;

    Cells(CommandWords words) {
        this.words = words;
    }

    /** What stands in a column of a list; only its words are translated, never names. */
    String cell(Heading column, JsonNode value) {
        String said = column.kind().equals("word") ? word(column.key(), value) : text(value);
        return said.replaceAll("\\s+", " ").strip();
    }

    /** A field of one thing; the words of the contract as people say them. */
    String word(String field, JsonNode value) {
        if (value.isArray()) {
            return joined(value, part -> word(field, part));
        }
        if (value.isObject() && !isReason(value)) {
            return value.properties().stream()
                    .map(part -> words.field(part.getKey()) + "=" + word(part.getKey(), part.getValue()))
                    .collect(Collectors.joining(" "));
        }
        return value.isTextual() || value.isBoolean() ? words.word(field, wholeSeconds(value.asText())) : text(value);
    }

    private String text(JsonNode value) {
        if (value.isArray()) {
            return joined(value, this::text);
        }
        if (isReason(value)) {
            String language = words.language() == Language.ID ? "id" : "en";
            return value.get(language).asText() + " (" + value.get("code").asText() + ")";
        }
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> field.getKey() + "=" + text(field.getValue()))
                    .collect(Collectors.joining(" "));
        }
        return value.isMissingNode() || value.isNull() ? "" : wholeSeconds(value.asText());
    }

    /** Nobody reads the fractions of a second in a time. */
    private static String wholeSeconds(String text) {
        return text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d)\\.\\d+", "$1");
    }

    private static boolean isReason(JsonNode value) {
        return value.has("code") && value.has("id") && value.has("en");
    }

    static String joined(JsonNode array, Function<JsonNode, String> said) {
        List<String> parts = new ArrayList<>();
        array.forEach(part -> parts.add(said.apply(part)));
        return String.join(", ", parts);
    }
}
