package id.simpul.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the published schema of a topic says that its notices hold. */
public final class NoticeForm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "https://simpul.invalid/contract/schemas/";
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaMappers(mappers -> mappers.mapPrefix(BASE, "classpath:contract/schemas/")));
    private static final Map<Topic, JsonSchema> COMPILED = new ConcurrentHashMap<>();

    private NoticeForm() {}

    /** Partners can read of every field what it means, and find every field that is promised. */
    public static void assertPublished(Topic topic, ObjectNode data) {
        ObjectNode sent = data.deepCopy();
        sent.put("request", "r-1"); // added to the notice when it is sent
        assertThat(COMPILED.computeIfAbsent(topic, NoticeForm::compiled).validate(sent))
                .as(topic.wire())
                .isEmpty();
        assertDescribed(topic.wire(), schema(topic), data);
    }

    private static void assertDescribed(String where, JsonNode schema, JsonNode data) {
        data.properties().forEach(field -> {
            JsonNode known = schema.path("properties").path(field.getKey());
            assertThat(known.isMissingNode())
                    .as(where + "/" + field.getKey() + " stands in the schema")
                    .isFalse();
            if (field.getValue().isArray() && known.path("items").has("properties")) {
                field.getValue()
                        .forEach(
                                element -> assertDescribed(where + "/" + field.getKey(), known.path("items"), element));
            }
        });
    }

    private static JsonSchema compiled(Topic topic) {
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return FACTORY.getSchema(SchemaLocation.of(BASE + path(topic)), config);
    }

    /** The schema as it is shipped. */
    public static JsonNode schema(Topic topic) {
        return document(path(topic));
    }

    /** A schema, or the definition that it refers to. */
    public static JsonNode resolved(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty()
                ? schema
                : document("shared.v1.json").at(reference.substring(reference.indexOf('#') + 1));
    }

    private static String path(Topic topic) {
        return "notices/" + topic.wire() + ".v1.json";
    }

    private static JsonNode document(String path) {
        try (InputStream in = NoticeForm.class.getResourceAsStream("/contract/schemas/" + path)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
