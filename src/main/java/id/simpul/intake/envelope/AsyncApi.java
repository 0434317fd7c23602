package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Json;
import java.util.List;
import java.util.stream.Stream;

/** AsyncAPI: the shipped description of servers, channels and operations, with every request and notice that they carry. */
final class AsyncApi {
    private static final String CLOUD_EVENT = "application/cloudevents+json";
    private static final String DRAFT = "application/schema+json;version=draft-2020-12";

    private final ObjectNode document;

    private AsyncApi(ObjectNode document) {
        this.document = document;
    }

    /**
     * @param described the document without requests and notices
     * @param requests as they are named on the wire
     * @param topics as they are named on the wire
     */
    static ObjectNode document(ObjectNode described, List<String> requests, List<String> topics) {
        AsyncApi api = new AsyncApi(described);
        requests.forEach(
                type -> api.message("request-" + dashed(type), "id.simpul." + type, "request", "requests/" + type));
        topics.forEach(topic ->
                api.message("notice-" + dashed(topic), "id.simpul.notice." + topic, "notice", "notices/" + topic));
        Stream.of("requests", "requestsOverMqtt")
                .forEach(channel -> requests.forEach(type -> api.carries(channel, "request-" + dashed(type))));
        topics.forEach(topic -> api.carries("notifications", "notice-" + dashed(topic)));
        return described;
    }

    private static String dashed(String wire) {
        return wire.replace('.', '-');
    }

    private void message(String key, String type, String envelope, String data) {
        ObjectNode both = Json.object();
        both.putArray("allOf")
                .add(reference("schemas/" + envelope + ".v1.json"))
                .addObject()
                .putObject("properties")
                .<ObjectNode>set("type", Json.object().put("const", type + ".v1"))
                .set("data", reference("schemas/" + data + ".v1.json"));
        document.withObject("/components/messages")
                .putObject(key)
                .put("name", type + ".v1")
                .put("contentType", CLOUD_EVENT)
                .putObject("payload")
                .put("schemaFormat", DRAFT)
                .set("schema", both);
    }

    private void carries(String channel, String message) {
        document.withObject("/channels/" + channel + "/messages")
                .set(message, reference("#/components/messages/" + message));
    }

    private static ObjectNode reference(String target) {
        return Json.object().put("$ref", target);
    }
}
