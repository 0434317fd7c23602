package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.ValidationMessage;
import id.simpul.ledger.Code;
import id.simpul.ledger.FieldTitles;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One breach of a schema, told in both languages: the validator's own message is in one, and repeats what was sent.
 *
 * @param type of the request, whose schema names the fields
 * @param keyword the keyword of the schema that was broken
 * @param schema the schema that holds the keyword
 */
record Breach(RequestType type, ValidationMessage message, String keyword, JsonNode schema) {
    private static final String DATA = "/data";
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_PATH = 120;
    private static final Map<String, Phrase> TYPES = Map.of(
            "object", new Phrase("objek", "an object"),
            "array", new Phrase("daftar", "a list"),
            "string", new Phrase("teks", "a text"),
            "integer", new Phrase("bilangan bulat", "an integer"),
            "boolean", new Phrase("true atau false", "true or false"));
    private static final Map<String, Phrase> BOUNDS = Map.of(
            "minLength", new Phrase("paling sedikit %s karakter", "must have at least %s characters"),
            "maxLength", new Phrase("paling banyak %s karakter", "must have at most %s characters"),
            "minItems", new Phrase("paling sedikit %s butir", "must have at least %s items"),
            "maxItems", new Phrase("paling banyak %s butir", "must have at most %s items"),
            "maxProperties", new Phrase("paling banyak %s isian", "must have at most %s fields"),
            "minimum", new Phrase("paling kecil %s", "must be at least %s"),
            "maximum", new Phrase("paling besar %s", "must be at most %s"));
    private static final Phrase UNFIT = new Phrase("bentuknya tidak sesuai skema", "its form does not fit the schema");

    static Breach of(RequestType type, ValidationMessage message) {
        SchemaLocation location = message.getSchemaLocation();
        JsonNodePath fragment = location.getFragment();
        JsonNode schema = Schemas.document(location).at(fragment.getParent().toString());
        return new Breach(type, message, message.getType(), schema);
    }

    void tell(Problems problems) {
        String at = DATA + message.getInstanceLocation();
        switch (keyword) {
            case "required" -> {
                if (!message.getEvaluationPath().contains("oneOf")) {
                    missing(at, problems);
                }
            }
            case "additionalProperties" -> unknown(at, problems);
            default -> problems.add(Code.SCHEMA, at, titled(at), expected());
        }
    }

    private void missing(String at, Problems problems) {
        String field = at + "/" + Problems.escape(message.getProperty());
        problems.add(Code.SCHEMA, field, titled(field), new Phrase("wajib diisi", "is required"));
    }

    private void unknown(String at, Problems problems) {
        List<String> known = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(known::add);
        String field = message.getProperty();
        String nearest = Nearest.of(field, known);
        problems.add(
                Code.UNKNOWN_FIELD,
                at + "/" + Problems.escape(field),
                name("/" + Problems.escape(field)),
                titled(at + "/" + Problems.escape(nearest)));
    }

    /** What the field is called, and beside it where it stands in the data. */
    private Phrase titled(String pointer) {
        String path = pointer.equals(DATA) ? "" : pointer.substring(DATA.length() + 1);
        String shown = path.isEmpty() ? "data" : Problems.safe(unescaped(path), LONGEST_PATH);
        return FieldTitles.of(type)
                .of(unescaped(path))
                .map(title -> new Phrase(title.indonesian() + " (" + shown + ")", title.english() + " (" + shown + ")"))
                .orElseGet(() -> Phrase.verbatim(shown));
    }

    private Phrase expected() {
        JsonNode value = schema.path(keyword);
        if (BOUNDS.containsKey(keyword)) {
            Phrase bound = BOUNDS.get(keyword);
            return new Phrase(
                    bound.indonesian().formatted(value.asText()),
                    bound.english().formatted(value.asText()));
        }
        return switch (keyword) {
            case "type" -> mustBe(TYPES.getOrDefault(value.asText(), UNFIT));
            case "enum" -> mustBe(oneOf(value));
            case "const" -> mustBe(new Phrase(value.asText(), value.asText()));
            case "uniqueItems" ->
                new Phrase("tidak boleh menyebut hal yang sama dua kali", "must not name a thing twice");
            case "propertyNames" -> new Phrase("memuat kunci yang bentuknya salah", "holds a key of the wrong form");
            default -> hint();
        };
    }

    private static Phrase mustBe(Phrase what) {
        return new Phrase("harus " + what.indonesian(), "must be " + what.english());
    }

    private static Phrase oneOf(JsonNode values) {
        String list = StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        return new Phrase("salah satu dari " + list, "one of " + list);
    }

    private Phrase hint() {
        JsonNode hint = schema.path("x-hint");
        return hint.isObject()
                ? new Phrase(hint.path("id").asText(), hint.path("en").asText())
                : UNFIT;
    }

    /** The last part of a pointer, for a person who reads the message. */
    static String name(String pointer) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        return Problems.safe(unescaped(name), LONGEST_NAME);
    }

    private static String unescaped(String pointer) {
        return pointer.replace("~1", "/").replace("~0", "~");
    }
}
