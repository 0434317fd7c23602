package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** A request that waited has been decided. */
public record RequestDecided(
        String request,
        String type,
        String status,
        Optional<String> reference,
        ObjectNode outcome,
        List<Reason.Told> reasons)
        implements NoticeContent {

    public static RequestDecided of(String request, RequestType type, Decision decision) {
        Optional<String> reference =
                decision instanceof Decision.Accepted accepted ? Optional.of(accepted.reference()) : Optional.empty();
        return new RequestDecided(
                request,
                type.wire(),
                decision.status(),
                reference,
                decision.outcome(),
                decision.reasons().stream().map(Reason::told).toList());
    }

    @Override
    public Topic topic() {
        return Topic.REQUEST_DECIDED;
    }
}
