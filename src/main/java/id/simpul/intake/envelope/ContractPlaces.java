package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;

/**
 * Where a hub is reached, as the documents of its contract say it.
 *
 * @param http what its addresses over HTTP begin with
 * @param queues host and port of each protocol of its broker, by the name it has among the servers of asyncapi.json; one that
 *     is missing is off
 */
public record ContractPlaces(URI http, Map<String, String> queues) {
    public ContractPlaces {
        queues = Map.copyOf(queues);
    }

    static ContractPlaces usual() {
        return new ContractPlaces(
                URI.create("http://localhost:8080"),
                Map.of(
                        "core", "localhost:61616",
                        "amqp", "localhost:5672",
                        "stomp", "localhost:61613",
                        "mqtt", "localhost:1883"));
    }

    ObjectNode inOpenApi(ObjectNode document) {
        document.putArray("servers").addObject().put("url", http + "/");
        return document;
    }

    /** Servers that are off go, and with them whatever only they offer. */
    ObjectNode inAsyncApi(ObjectNode document) {
        ObjectNode servers = document.withObject("/servers");
        servers.retain(queues.keySet());
        servers.properties()
                .forEach(server -> ((ObjectNode) server.getValue()).put("host", queues.get(server.getKey())));
        ObjectNode channels = document.withObject("/channels");
        channels.properties().removeIf(channel -> !isOffered(channel.getValue().withArray("/servers")));
        document.withObject("/operations")
                .properties()
                .removeIf(operation -> !channels.has(
                        last(operation.getValue().path("channel").path("$ref").asText())));
        return document;
    }

    private boolean isOffered(ArrayNode servers) {
        for (int i = servers.size() - 1; i >= 0; i--) {
            if (!queues.containsKey(last(servers.get(i).path("$ref").asText()))) {
                servers.remove(i);
            }
        }
        return !servers.isEmpty();
    }

    private static String last(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}
