package id.simpul.intake.envelope;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.Incoming;
import id.simpul.intake.envelope.Reply.Status;
import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Decision.Accepted;
import id.simpul.ledger.Decision.Pending;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import id.simpul.partner.PersonalNumbers;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes replies as the contract has them; it sends and keeps nothing. */
public final class ReplyWriter {
    private final Fingerprints fingerprints;

    public ReplyWriter(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    /** What a request is compared by that came in no message: an act of staff. */
    public Fingerprint fingerprint(Request act) {
        return fingerprints.of(act.data());
    }

    /** The answer to a request that was judged. */
    public Reply decided(Request request, Fingerprint fingerprint, Decision decision, Instant at) {
        Told told = new Told(status(decision), reference(decision), outcome(decision), decision.reasons());
        return reply(Answered.of(request, fingerprint), told, at);
    }

    /** The answer to a request whose id was used before with another body. */
    public Reply conflict(Request request, Fingerprint fingerprint, Instant at) {
        Told told = Told.only(Status.CONFLICT, List.of(Reason.of(Code.ID_USED, "/id")));
        return reply(Answered.of(request, fingerprint), told, at);
    }

    /** The answer to a message that is no request. */
    public Reply invalid(Incoming incoming, Opened.Malformed malformed, Instant at) {
        return reply(Answered.of(incoming, malformed), Told.only(Status.INVALID, malformed.problems()), at);
    }

    /** The id of the one reply that such a message gets, whatever is decided and however often it is sent. */
    public String replyId(Incoming incoming, Opened opened) {
        return replyId(
                opened instanceof Opened.Malformed malformed
                        ? Answered.of(incoming, malformed)
                        : Answered.of(((Opened.WellFormed) opened).request(), opened.fingerprint()));
    }

    /** Reasons as they stand in a reply. */
    public static ArrayNode reasons(List<Reason> reasons) {
        ArrayNode array = Json.object().arrayNode(reasons.size());
        reasons.forEach(reason -> array.add(Json.tree(reason.told())));
        return array;
    }

    private static Status status(Decision decision) {
        if (decision instanceof Accepted) {
            return Status.ACCEPTED;
        }
        return decision instanceof Pending ? Status.PENDING : Status.REFUSED;
    }

    private static Optional<String> reference(Decision decision) {
        if (decision instanceof Accepted accepted) {
            return Optional.of(accepted.reference());
        }
        return decision instanceof Pending pending ? pending.reference() : Optional.empty();
    }

    private static ObjectNode outcome(Decision decision) {
        return decision instanceof Pending pending
                ? decision.outcome()
                        .deepCopy()
                        .put("waitsFor", pending.waitsFor().wire())
                : decision.outcome();
    }

    /** Which message an answer is to. */
    private record Answered(
            PartnerId partner, Optional<String> request, String correlationId, Fingerprint fingerprint) {
        static Answered of(Request request, Fingerprint fingerprint) {
            return new Answered(request.partner(), Optional.of(request.id()), request.id(), fingerprint);
        }

        static Answered of(Incoming incoming, Opened.Malformed malformed) {
            String correlationId = malformed.id().orElseGet(() -> PersonalNumbers.redact(incoming.messageId()));
            return new Answered(incoming.partner(), malformed.id(), correlationId, malformed.fingerprint());
        }
    }

    /** What it says. */
    private record Told(Status status, Optional<String> reference, ObjectNode outcome, List<Reason> reasons) {
        static Told only(Status status, List<Reason> reasons) {
            return new Told(status, Optional.empty(), Json.object(), reasons);
        }

        void write(JsonGenerator json, Answered answered) throws IOException {
            json.writeStartObject();
            json.writeStringField("request", answered.request().orElse(null));
            json.writeStringField("status", status.wire());
            json.writeStringField("reference", reference.orElse(null));
            json.writeFieldName("outcome");
            json.writeTree(outcome);
            json.writeFieldName("reasons");
            json.writeTree(ReplyWriter.reasons(reasons));
            json.writeEndObject();
        }
    }

    private String replyId(Answered answered) {
        return fingerprints.replyId(answered.partner().value(), answered.correlationId(), answered.fingerprint());
    }

    private Reply reply(Answered answered, Told told, Instant at) {
        String id = replyId(answered);
        String event = Json.written(json -> {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", id);
            json.writeStringField("source", "/hub");
            json.writeStringField("type", "id.simpul.reply.v1");
            json.writeStringField("time", at.toString());
            json.writeStringField("datacontenttype", "application/json");
            json.writeFieldName("data");
            told.write(json, answered);
            json.writeEndObject();
        });
        return new Reply(id, answered.correlationId(), event);
    }
}
