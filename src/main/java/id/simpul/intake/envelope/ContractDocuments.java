package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.ledger.Topic;
import id.simpul.partner.Language;
import id.simpul.policy.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The contract in the ecosystem's own forms, as the hub serves it below {@code /contract/}: put together at the start from the
 * types of requests, the topics and the shipped schemas.
 */
public final class ContractDocuments {
    private static final String JSON = "application/json";
    private static final String SCHEMA = "application/schema+json";

    private static final String REQUEST = "schemas/request.v1.json";
    private static final String NOTICE = "schemas/notice.v1.json";
    private static final List<String> OWN_KEYWORDS = List.of("x-hint", "x-thing");

    private final Map<String, Document> documents;

    /**
     * A document as it is served.
     *
     * @param tag names this content and no other (RFC 9110, 8.8.3)
     */
    public record Document(String mediaType, byte[] content, String tag) {
        static Document of(String mediaType, byte[] content) {
            return new Document(
                    mediaType, content, '"' + UUID.nameUUIDFromBytes(content).toString() + '"');
        }
    }

    /** As a hub on this machine with the usual ports serves it. */
    public ContractDocuments() {
        this(ContractPlaces.usual());
    }

    /** @param places where this hub is reached, as its documents say */
    public ContractDocuments(ContractPlaces places) {
        Map<String, Document> all = new LinkedHashMap<>();
        ObjectNode queues = AsyncApi.document(resource("asyncapi.json"), requests(), topics());
        all.put("asyncapi.json", document(JSON, places.inAsyncApi(queues)));
        all.put("openapi.json", document(JSON, places.inOpenApi(resource("openapi.json"))));
        all.put("codes.json", document(JSON, codes()));
        schemas().forEach(path -> all.put(path, document(SCHEMA, schema(path))));
        byte[] index = ContractIndex.page(all.keySet()).getBytes(UTF_8);
        all.put("", Document.of("text/html; charset=utf-8", index));
        documents = Collections.unmodifiableMap(all);
    }

    /** Paths relative to {@code /contract/}; the empty one is the index page. */
    public List<String> paths() {
        return List.copyOf(documents.keySet());
    }

    /** The document at a path relative to {@code /contract/}, if there is one. */
    public Optional<Document> find(String path) {
        return Optional.ofNullable(documents.get(path.equals("index.html") ? "" : path));
    }

    /** The requests of partners, by name. */
    private static List<String> requests() {
        return Arrays.stream(RequestType.values())
                .filter(type -> !type.isStaffAct())
                .map(RequestType::wire)
                .sorted()
                .toList();
    }

    private static List<String> topics() {
        return Arrays.stream(Topic.values()).map(Topic::wire).sorted().toList();
    }

    private static List<String> schemas() {
        List<String> paths =
                new ArrayList<>(List.of(REQUEST, "schemas/reply.v1.json", NOTICE, "schemas/shared.v1.json"));
        Arrays.stream(RequestType.values())
                .filter(type -> !type.isStaffAct())
                .forEach(type -> paths.add("schemas/" + Schemas.path(type)));
        Arrays.stream(Topic.values()).forEach(topic -> paths.add("schemas/notices/" + topic.wire() + ".v1.json"));
        return paths;
    }

    /** A schema as others' validators take it: an envelope names all its types, and no keyword is the hub's own. */
    private static ObjectNode schema(String path) {
        ObjectNode schema = resource(path);
        if (path.equals(REQUEST)) {
            types(schema, "id.simpul.", requests());
        } else if (path.equals(NOTICE)) {
            types(schema, "id.simpul.notice.", topics());
        }
        standard(schema);
        return schema;
    }

    private static void types(ObjectNode envelope, String prefix, List<String> names) {
        ArrayNode types = envelope.withObject("/properties/type").putArray("enum");
        names.forEach(name -> types.add(prefix + name + ".v1"));
    }

    /** Strict validators refuse keywords that they do not know. */
    private static void standard(JsonNode schema) {
        if (schema instanceof ObjectNode object) {
            object.remove(OWN_KEYWORDS);
        }
        schema.forEach(ContractDocuments::standard);
    }

    private static ObjectNode codes() {
        ObjectNode all = Json.object();
        ArrayNode rules = all.putArray("rules");
        for (Rule rule : Rule.values()) {
            ObjectNode node = rules.addObject().put("rule", rule.name());
            node.putObject("text").put("id", rule.text(Language.ID)).put("en", rule.text(Language.EN));
        }
        ArrayNode codes = all.putArray("codes");
        for (Code code : Code.values()) {
            ObjectNode node = codes.addObject()
                    .put("code", code.wire())
                    .put("rule", code.rule().map(Rule::name).orElse(null));
            node.putObject("message").put("id", wording(code, Language.ID)).put("en", wording(code, Language.EN));
        }
        return all;
    }

    /** The pattern as a person reads it: {@code {0}} marks what is filled in. */
    private static String wording(Code code, Language language) {
        return code.text(language).replace("''", "'");
    }

    private static Document document(String mediaType, ObjectNode content) {
        return Document.of(mediaType, content.toPrettyString().getBytes(UTF_8));
    }

    private static ObjectNode resource(String path) {
        try (InputStream stream = ContractDocuments.class.getResourceAsStream("/contract/" + path)) {
            if (stream == null) {
                throw new IllegalStateException("contract/" + path + " is missing from the installation");
            }
            return Json.parse(new String(stream.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("contract/" + path + " cannot be read", e);
        }
    }
}
