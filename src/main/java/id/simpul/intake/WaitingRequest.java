package id.simpul.intake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A request that waits for somebody's decision.
 *
 * @param waitsFor {@code staff}, or {@code national} for the national library
 * @param dueBy by when it should be decided
 * @param codes why it waits
 * @param reasons the same in words, as the partner was told
 * @param answers what staff can say to it; nothing if it is not theirs to decide
 * @param data what was asked
 */
public record WaitingRequest(
        PartnerId partner,
        String request,
        RequestType type,
        String waitsFor,
        Instant since,
        LocalDate dueBy,
        List<String> codes,
        ArrayNode reasons,
        List<Verdict> answers,
        ObjectNode data) {
    public WaitingRequest {
        codes = List.copyOf(codes);
        answers = List.copyOf(answers);
    }
}
