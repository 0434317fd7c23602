package id.simpul.rotation.enrolment;

import id.simpul.ledger.Effect;
import id.simpul.policy.Quarter;
import java.util.List;

/**
 * A school waits for the forecast of its term: it would have held up the requests of others.
 *
 * @param request the request that began the term
 */
record ForecastAwaited(String agreement, String request, List<Quarter> quarters) implements Effect {
    ForecastAwaited {
        quarters = List.copyOf(quarters);
    }

    /** The quarters as one text, for a statement that writes many. */
    String quarterLines() {
        return String.join("\n", quarters.stream().map(Quarter::toString).toList());
    }
}
