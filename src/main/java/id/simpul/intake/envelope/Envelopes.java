package id.simpul.intake.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.Incoming;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Request;
import java.util.Optional;

/**
 * Opens the envelope of a message and checks all of its form, so that rules only ever see requests that are well-formed.
 * It keeps nothing, asks nobody and may be used from many threads.
 */
public final class Envelopes {
    /** The largest message the contract allows, in bytes. */
    public static final int LARGEST = 256 * 1024;

    private static final Phrase NOT_AN_OBJECT =
            new Phrase("pesan harus satu objek JSON", "the message must be one JSON object");

    private static final Phrase REQUIRED = new Phrase("wajib diisi", "is required");

    private static final Phrase UNUSABLE = new Phrase(
            "harus 1 sampai 128 karakter tanpa karakter kendali dan tanpa NIK",
            "must be 1 to 128 characters without control characters and without a NIK");

    private final Fingerprints fingerprints;
    private final Schemas schemas = Schemas.all();

    public Envelopes(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** Never fails: whatever came is either a request, or malformed with everything that is wrong with it. */
    public Opened open(Incoming incoming) {
        Problems problems = new Problems();
        if (incoming.body().length > LARGEST) {
            problems.add(Code.TOO_LARGE, "", LARGEST);
            return unread(incoming, RequestId.of(incoming.body()), problems);
        }
        Optional<JsonNode> event = Body.read(incoming.body(), problems);
        if (event.isPresent() && !event.get().isObject()) {
            problems.add(Code.NOT_CLOUDEVENT, "", NOT_AN_OBJECT);
        }
        return event.filter(JsonNode::isObject)
                .map(object -> read(incoming, object, problems))
                .orElseGet(() -> unread(incoming, Optional.empty(), problems));
    }

    /** An act of staff, which comes without an envelope: its form is checked as that of a partner's request. */
    public Opened open(Request act) {
        ObjectNode event = Json.object().put("type", act.type().wire());
        event.set("data", act.data());
        Problems problems = new Problems();
        if (!RequestId.isUsable(act.id())) {
            problems.add(Code.SCHEMA, "/id", "id", UNUSABLE);
        }
        if (new TextScan(problems).event(event, schemas.things(act.type()))) {
            schemas.check(act.type(), act.data(), problems);
        }
        Fingerprint fingerprint = fingerprints.of(event);
        return problems.none()
                ? new Opened.WellFormed(act, fingerprint)
                : new Opened.Malformed(Optional.empty(), problems.all(), fingerprint);
    }

    /** The fingerprint under which a message would be kept; none if it could not be read as a request. */
    public Optional<Fingerprint> fingerprint(byte[] body) {
        Problems problems = new Problems();
        return Body.read(body, problems)
                .filter(JsonNode::isObject)
                .filter(event -> new TextScan(problems).event(event, ThingFields.NONE))
                .map(fingerprints::of);
    }

    private Opened read(Incoming incoming, JsonNode event, Problems problems) {
        Attributes attributes = Attributes.of(event, incoming, problems);
        ThingFields things = attributes.type().map(schemas::things).orElse(ThingFields.NONE);
        boolean countable = new TextScan(problems).event(event, things);
        if (countable) {
            data(event, attributes, problems);
        }
        if (!problems.none()) {
            return malformed(incoming, attributes.id(), problems);
        }
        return new Opened.WellFormed(request(incoming, event, attributes), fingerprints.of(event));
    }

    private void data(JsonNode event, Attributes attributes, Problems problems) {
        if (event.path("data").isNull() || event.path("data").isMissingNode()) {
            problems.add(Code.SCHEMA, "/data", "data", REQUIRED);
        } else {
            attributes.type().ifPresent(type -> schemas.check(type, event.get("data"), problems));
        }
    }

    private static Request request(Incoming incoming, JsonNode event, Attributes attributes) {
        return new Request(
                incoming.partner(),
                incoming.kind(),
                attributes.id().orElseThrow(),
                attributes.type().orElseThrow(),
                attributes.time(),
                attributes.test(),
                (ObjectNode) event.get("data"),
                Optional.empty());
    }

    private Opened unread(Incoming incoming, Optional<String> id, Problems problems) {
        if (Body.holdsPersonalNumber(incoming.body())) {
            problems.add(Code.PERSONAL_NUMBER, "");
        }
        return malformed(incoming, id, problems);
    }

    private Opened malformed(Incoming incoming, Optional<String> id, Problems problems) {
        return new Opened.Malformed(id, problems.all(), fingerprints.ofBytes(incoming.body()));
    }
}
