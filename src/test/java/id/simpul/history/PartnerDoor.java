package id.simpul.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.Answer;
import id.simpul.intake.Decisions;
import id.simpul.intake.Incoming;
import id.simpul.intake.Translator;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.Clock;
import java.util.List;

/** Partners' messages, as bytes, on their way through the intake as it is; only the queue before it is missing. */
final class PartnerDoor {
    private final Translator translator;
    private final Decisions decisions;
    private final Clock clock;
    private int asked;

    PartnerDoor(Translator translator, Decisions decisions, Clock clock) {
        this.translator = translator;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** The data of the replies, in order. */
    List<JsonNode> askAll(PartnerId partner, PartnerKind kind, RequestType type, List<ObjectNode> list) {
        List<Incoming> messages =
                list.stream().map(data -> message(partner, kind, type, data)).toList();
        return decisions.answers(decisions.take(translator.open(messages))).stream()
                .map(PartnerDoor::data)
                .toList();
    }

    private Incoming message(PartnerId partner, PartnerKind kind, RequestType type, ObjectNode data) {
        String id = "r" + ++asked;
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/partners/" + partner)
                .put("type", "id.simpul." + type.wire() + ".v1")
                .put("datacontenttype", "application/json");
        event.set("data", data);
        return new Incoming(partner, kind, id, clock.instant(), Json.text(event).getBytes(UTF_8));
    }

    private static JsonNode data(Answer answer) {
        if (answer.kind() != Answer.Kind.REPLY) {
            throw new Untrue(
                    "The hub itself failed on " + new String(answer.incoming().body(), UTF_8) + ": " + answer.reason());
        }
        return Json.parse(new String(answer.body(), UTF_8)).path("data");
    }
}
