package id.simpul.intake.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.Incoming;
import id.simpul.ledger.Json;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PartnerKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Messages for tests, made from the examples in the published schemas. */
final class Samples {
    static final Instant ARRIVED = Instant.parse("2026-07-01T01:00:01Z");
    static final PartnerId PARTNER = new PartnerId("mitra-contoh");

    private Samples() {}

    static List<RequestType> types() {
        return Arrays.stream(RequestType.values())
                .filter(type -> !type.isStaffAct())
                .toList();
    }

    static Stream<JsonNode> examples(RequestType type) {
        return StreamSupport.stream(
                Schemas.document(Schemas.path(type)).path("examples").spliterator(), false);
    }

    static ObjectNode event(RequestType type) {
        return event(type, examples(type).findFirst().orElseThrow());
    }

    static ObjectNode event(RequestType type, JsonNode data) {
        return Json.object()
                .put("specversion", "1.0")
                .put("id", "permintaan-1")
                .put("source", "/partners/" + PARTNER)
                .put("type", "id.simpul." + type.wire() + ".v1")
                .put("time", "2026-07-01T08:00:00+07:00")
                .put("datacontenttype", "application/json")
                .set("data", data.deepCopy());
    }

    static PartnerKind sender(RequestType type) {
        return type.senders().iterator().next();
    }

    static Incoming incoming(RequestType type, JsonNode event) {
        return incoming(sender(type), event.toString().getBytes(UTF_8));
    }

    static Incoming incoming(PartnerKind kind, byte[] body) {
        return new Incoming(PARTNER, kind, "ID:transport-1", ARRIVED, body);
    }
}
