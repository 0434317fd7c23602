package id.simpul.hub.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.hub.backup.Drills.Tried;
import id.simpul.hub.control.Act;
import id.simpul.ledger.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps what came of a drill, which ran in a process of its own. */
public final class DrillAct implements Act {
    private final Drills drills;

    public DrillAct(Drills drills) {
        this.drills = drills;
    }

    /** As the command tells it to the hub. */
    public static ObjectNode told(Tried tried) {
        ObjectNode told = Json.object()
                .put("file", tried.file())
                .put("beganAt", tried.beganAt().toString())
                .put("endedAt", tried.endedAt().toString());
        tried.cutAt().ifPresent(at -> told.put("cutAt", at.toString()));
        tried.startMillis().ifPresent(millis -> told.put("startMillis", millis));
        tried.error().ifPresent(error -> told.put("error", error));
        return told;
    }

    @Override
    public Said perform(Call call) {
        ObjectNode told = call.arguments();
        drills.add(new Tried(
                told.path("file").asText(),
                Instant.parse(told.path("beganAt").asText()),
                Instant.parse(told.path("endedAt").asText()),
                value(told, "cutAt").map(JsonNode::asText).map(Instant::parse),
                value(told, "startMillis").map(JsonNode::asLong),
                value(told, "error").map(JsonNode::asText)));
        return Said.of(List.of());
    }

    private static Optional<JsonNode> value(ObjectNode told, String name) {
        return Optional.ofNullable(told.get(name));
    }
}
