package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import id.simpul.ledger.FieldTitles;
import id.simpul.ledger.RequestType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The JSON Schemas of all requests of partners, which are published, and of all acts of staff, compiled once and safe to use from many threads. */
final class Schemas {
    private static final String FOLDER = "/contract/schemas/";
    private static final String BASE = "https://simpul.invalid" + FOLDER;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(true)
            .failFast(false)
            .typeLoose(false)
            .regularExpressionFactory(Schemas::pattern)
            .build();
    private static final JsonSchemaFactory FACTORY = factory();

    private final Map<RequestType, JsonSchema> data = new EnumMap<>(RequestType.class);
    private final Map<RequestType, ThingFields> things = new EnumMap<>(RequestType.class);

    /** Compiled when first asked for, which takes a good part of a second. */
    private static final class Compiled {
        static final Schemas ALL = new Schemas();
    }

    /** One for all. */
    static Schemas all() {
        return Compiled.ALL;
    }

    private Schemas() {
        JsonNode shared = document("shared.v1.json");
        Arrays.stream(RequestType.values()).forEach(type -> {
            JsonSchema schema = compiled(path(type));
            schema.initializeValidators();
            data.put(type, schema);
            things.put(type, ThingFields.of(document(path(type)), shared));
        });
    }

    /** The standard's keywords, and the two of ours that only explain. */
    private static JsonSchemaFactory factory() {
        JsonMetaSchema standard = JsonMetaSchema.getV202012();
        JsonMetaSchema ours = JsonMetaSchema.builder(standard)
                .keyword(new NonValidationKeyword("x-hint"))
                .keyword(new NonValidationKeyword("x-thing"))
                .build();
        return JsonSchemaFactory.builder()
                .defaultMetaSchemaIri(ours.getIri())
                .metaSchema(ours)
                .schemaMappers(mappers -> mappers.mapPrefix(BASE, "classpath:" + FOLDER.substring(1)))
                .build();
    }

    /** As schemas mean it: an end is the end of the text, where Java takes the place before a last line break for one too. */
    private static RegularExpression pattern(String published) {
        boolean toTheEnd = published.endsWith("$") && !published.endsWith("\\$");
        Pattern pattern =
                Pattern.compile(toTheEnd ? published.substring(0, published.length() - 1) + "\\z" : published);
        return text -> pattern.matcher(text).find();
    }

    /** Tells everything in which the data does not fit the schema of its type. */
    void check(RequestType type, JsonNode data, Problems problems) {
        validate(type, data).forEach(breach -> Breach.of(type, breach).tell(problems));
    }

    /** What the validator says. */
    Set<ValidationMessage> validate(RequestType type, JsonNode data) {
        return this.data.get(type).validate(data);
    }

    /** Which fields of a request hold ids of things. */
    ThingFields things(RequestType type) {
        return things.get(type);
    }

    static String path(RequestType type) {
        return FieldTitles.path(type);
    }

    static JsonSchema compiled(String path) {
        return FACTORY.getSchema(SchemaLocation.of(BASE + path), CONFIG);
    }

    /** A schema as it is published. */
    static JsonNode document(String path) {
        try (InputStream stream = Schemas.class.getResourceAsStream(FOLDER + path)) {
            if (stream == null) {
                throw new IllegalStateException("The schema " + path + " is missing from the installation");
            }
            return MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema " + path + " cannot be read", e);
        }
    }

    /** The document that a breach's schema location names. */
    static JsonNode document(SchemaLocation location) {
        return Documents.ALL.getOrDefault(location.getAbsoluteIri().toString(), MAPPER.missingNode());
    }

    /** Read when the first message breaks a schema, to tell what was expected. */
    private static final class Documents {
        static final Map<String, JsonNode> ALL = all();

        private static Map<String, JsonNode> all() {
            Map<String, JsonNode> all = new HashMap<>();
            all.put(BASE + "shared.v1.json", document("shared.v1.json"));
            Arrays.stream(RequestType.values()).forEach(type -> all.put(BASE + path(type), document(path(type))));
            return Collections.unmodifiableMap(all);
        }
    }
}
