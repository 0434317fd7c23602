package id.simpul.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import id.simpul.partner.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the published schema of a type of request calls its fields, in one language. */
final class FieldTitles {
    private static final String FOLDER = "/contract/schemas/";

    private final JsonNode schema;
    private final Language language;

    private FieldTitles(JsonNode schema, Language language) {
        this.schema = schema;
        this.language = language;
    }

    /** None are known of a type that has no schema. */
    static FieldTitles of(String type, Language language) {
        return new FieldTitles(read("requests/" + type + ".v1.json"), language);
    }

    /**
     * @param path such as {@code contact/phone}; elements of lists are passed through
     */
    Optional<String> of(String path) {
        JsonNode at = schema;
        String title = "";
        for (String step : path.split("/", -1)) {
            JsonNode stated = inside(at).path("properties").path(step);
            at = resolved(stated);
            title = stated.path("title").asText(at.path("title").asText());
        }
        int bar = title.indexOf(" / ");
        return bar < 0
                ? Optional.empty()
                : Optional.of(language == Language.ID ? title.substring(0, bar) : title.substring(bar + 3));
    }

    private static JsonNode inside(JsonNode schema) {
        return schema.has("items") ? resolved(schema.path("items")) : schema;
    }

    private static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty()
                ? schema
                : read("shared.v1.json").at(reference.substring(reference.indexOf('#') + 1));
    }

    private static ObjectNode read(String name) {
        try (InputStream in = FieldTitles.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Json.object() : Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The schema " + name + " cannot be read", e);
        }
    }
}
