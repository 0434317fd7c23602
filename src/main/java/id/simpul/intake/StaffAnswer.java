package id.simpul.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.intake.envelope.Reply.Status;
import id.simpul.intake.envelope.ReplyWriter;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What became of an act of staff, as the reply has it: machine words, and reasons in both languages.
 *
 * @param once what is shown this once and kept nowhere, such as a new password
 * @param before whether the act was answered so before, and what was shown once was shown then
 */
public record StaffAnswer(
        Status status,
        Optional<String> reference,
        ObjectNode outcome,
        ArrayNode reasons,
        ObjectNode once,
        boolean before) {

    static StaffAnswer because(Status status, List<Reason> reasons) {
        return new StaffAnswer(
                status, Optional.empty(), Json.object(), ReplyWriter.reasons(reasons), Json.object(), false);
    }

    /** As it was answered now. */
    static StaffAnswer of(ObjectNode reply, ObjectNode once) {
        return of(reply, once, false);
    }

    /** As it was answered before. */
    static StaffAnswer before(ObjectNode reply) {
        return of(reply, Json.object(), true);
    }

    private static StaffAnswer of(ObjectNode reply, ObjectNode once, boolean before) {
        ObjectNode data = reply.withObject("/data");
        return new StaffAnswer(
                Status.ofWire(data.path("status").asText()),
                Optional.ofNullable(data.path("reference").textValue()),
                data.withObject("/outcome"),
                data.withArray("/reasons"),
                once,
                before);
    }

    /** Whether it took effect, or will as soon as others agree. */
    public boolean isDone() {
        return status == Status.ACCEPTED || status == Status.PENDING;
    }
}
