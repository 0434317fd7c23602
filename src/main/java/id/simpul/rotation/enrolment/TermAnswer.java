package id.simpul.rotation.enrolment;

import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Request;
import id.simpul.policy.Decides;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.planning.Prospect;
import java.util.List;
import java.util.Optional;

/** What a school is told of a new term: its quarters, and how full each batch is expected to be (R12). */
@Decides(Rule.R12)
record TermAnswer(Request request, Enrolment agreement, List<Quarter> quarters) {
    /**
     * @param forecast nothing if it would have taken too long; then the chore tells it
     */
    Decision accepted(Optional<List<Prospect.Expected>> forecast, Effect effect) {
        if (forecast.isEmpty()) {
            TermOutcome outcome = new TermOutcome(agreement.id(), quarters, List.of());
            return new Decision.Accepted(agreement.id(), outcome, List.of(effect, awaited()), List.of());
        }
        List<Prospect.Expected> expected = TermForecast.of(forecast.get(), quarters);
        TermOutcome outcome = new TermOutcome(agreement.id(), quarters, expected);
        return new Decision.Accepted(
                agreement.id(),
                outcome,
                List.of(effect),
                TermForecast.shortfall(agreement.school(), agreement.id(), expected).stream()
                        .toList());
    }

    private ForecastAwaited awaited() {
        return new ForecastAwaited(agreement.id(), request.id(), quarters);
    }
}
