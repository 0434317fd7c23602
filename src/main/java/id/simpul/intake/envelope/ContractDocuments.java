package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

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

/** The contract in the ecosystem's own forms, as the hub serves it below {@code /contract/}. */
public final class ContractDocuments {
    private static final String JSON = "application/json";
    private static final String SCHEMA = "application/schema+json";

    private final Map<String, Document> documents;

    /** A document as it is served. */
    public record Document(String mediaType, byte[] content) {}

    public ContractDocuments() {
        Map<String, Document> all = new LinkedHashMap<>();
        all.put("asyncapi.json", new Document(JSON, resource("asyncapi.json")));
        all.put("openapi.json", new Document(JSON, resource("openapi.json")));
        all.put("codes.json", new Document(JSON, codes().toPrettyString().getBytes(UTF_8)));
        schemas().forEach(path -> all.put(path, new Document(SCHEMA, resource(path))));
        byte[] index = ContractIndex.page(all.keySet()).getBytes(UTF_8);
        all.put("", new Document("text/html; charset=utf-8", index));
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

    private static List<String> schemas() {
        List<String> paths = new ArrayList<>(List.of(
                "schemas/request.v1.json",
                "schemas/reply.v1.json",
                "schemas/notice.v1.json",
                "schemas/shared.v1.json"));
        Arrays.stream(RequestType.values())
                .filter(type -> !type.isStaffAct())
                .forEach(type -> paths.add("schemas/" + Schemas.path(type)));
        Arrays.stream(Topic.values()).forEach(topic -> paths.add("schemas/notices/" + topic.wire() + ".v1.json"));
        return paths;
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

    private static byte[] resource(String path) {
        try (InputStream stream = ContractDocuments.class.getResourceAsStream("/contract/" + path)) {
            if (stream == null) {
                throw new IllegalStateException("contract/" + path + " is missing from the installation");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("contract/" + path + " cannot be read", e);
        }
    }
}
