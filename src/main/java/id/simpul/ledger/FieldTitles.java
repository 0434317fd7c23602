package id.simpul.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the published schema of a type of request calls its fields. Safe to use from many threads. */
public final class FieldTitles {
    private static final String FOLDER = "/contract/schemas/";
    private static final String BETWEEN = " / ";
    private static final Map<RequestType, FieldTitles> READ = new ConcurrentHashMap<>();
    private static final ObjectNode SHARED = read("shared.v1.json");

    private final JsonNode schema;

    private FieldTitles(JsonNode schema) {
        this.schema = schema;
    }

    public static FieldTitles of(RequestType type) {
        return READ.computeIfAbsent(type, one -> new FieldTitles(read(path(one))));
    }

    /** Where the schema of a type lies among the published ones. */
    public static String path(RequestType type) {
        return type.isStaffAct()
                ? type.wire().replaceFirst("[.]", "/") + ".v1.json"
                : "requests/" + type.wire() + ".v1.json";
    }

    /**
     * What a field is called; an element of a list or of a map without a name of its own like the whole.
     *
     * @param path from the data, such as {@code contact/phone} or {@code participants/0/rank}
     * @return none of a field that the schema does not know
     */
    public Optional<Phrase> of(String path) {
        JsonNode at = schema;
        Optional<Phrase> title = Optional.empty();
        for (String step : path.split("/", -1)) {
            boolean element = at.has("items") && step.matches("\\d+");
            JsonNode stated =
                    element ? at.path("items") : inside(at).path("properties").path(step);
            boolean entry =
                    stated.isMissingNode() && at.path("additionalProperties").isObject();
            if (stated.isMissingNode() && !entry) {
                return Optional.empty();
            }
            at = resolved(entry ? at.path("additionalProperties") : stated);
            Optional<Phrase> whole = title;
            title = entry || (element && !at.has("properties"))
                    ? title
                    : titled(stated).or(() -> whole);
        }
        return title;
    }

    private static Optional<Phrase> titled(JsonNode stated) {
        String title =
                stated.path("title").asText(resolved(stated).path("title").asText());
        int bar = title.indexOf(BETWEEN);
        return bar < 0
                ? Optional.empty()
                : Optional.of(new Phrase(title.substring(0, bar), title.substring(bar + BETWEEN.length())));
    }

    private static JsonNode inside(JsonNode schema) {
        return schema.has("items") ? resolved(schema.path("items")) : schema;
    }

    private static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : SHARED.at(reference.substring(reference.indexOf('#') + 1));
    }

    private static ObjectNode read(String name) {
        try (InputStream in = FieldTitles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The schema " + name + " is missing from the installation");
            }
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The schema " + name + " cannot be read", e);
        }
    }
}
