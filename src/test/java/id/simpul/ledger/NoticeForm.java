package id.simpul.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** What the published schema of a topic says that its notices hold. */
public final class NoticeForm {
    private static final ObjectMapper JSON = new ObjectMapper();

    private NoticeForm() {}

    /** Partners can read of every field what it means, and find every field that is promised. */
    public static void assertPublished(Topic topic, ObjectNode data) {
        JsonNode schema = schema(topic);
        List<String> promised = new ArrayList<>();
        schema.path("required").forEach(name -> promised.add(name.asText()));
        promised.remove("request"); // added to the notice when it is sent
        assertThat(data.fieldNames()).toIterable().as(topic.wire()).containsAll(promised);
        assertDescribed(topic.wire(), schema, data);
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

    private static JsonNode schema(Topic topic) {
        String path = "/contract/schemas/notices/" + topic.wire() + ".v1.json";
        try (InputStream in = NoticeForm.class.getResourceAsStream(path)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
