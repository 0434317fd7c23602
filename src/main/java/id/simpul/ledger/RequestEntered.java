package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * A request that somebody said for a partner was entered by staff, and this is its answer.
 *
 * @param saidBy who said it
 * @param via by what way: {@code phone}, {@code paper}, {@code whatsapp} or {@code mail}
 */
public record RequestEntered(
        String request,
        String type,
        String saidBy,
        String via,
        String status,
        Optional<String> reference,
        ObjectNode outcome,
        List<Reason.Told> reasons)
        implements NoticeContent {
    public RequestEntered {
        reasons = List.copyOf(reasons);
    }

    public static RequestEntered of(Request request, String saidBy, String via, Decision decision) {
        Optional<String> reference =
                decision instanceof Decision.Accepted accepted ? Optional.of(accepted.reference()) : Optional.empty();
        return new RequestEntered(
                request.id(),
                request.type().wire(),
                saidBy,
                via,
                decision.status(),
                reference,
                decision.outcome(),
                decision.reasons().stream().map(Reason::told).toList());
    }

    @Override
    public Topic topic() {
        return Topic.REQUEST_ENTERED;
    }
}
