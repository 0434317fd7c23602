package id.simpul.rotation.enrolment;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Fewer books than usual for a small school, as agreed with it: from the next batch that is not planned yet (R4). */
@Decides(Rule.R4)
final class Agreeing {
    private Agreeing() {}

    static Decision decide(Request request, EnrolmentFacts facts, Policy policy, LocalDate today) {
        StaffPlaces asked = request.as(StaffPlaces.class);
        Optional<Enrolment> active = facts.activeOf(asked.school());
        if (active.isEmpty()) {
            return Decision.Refused.because(Reason.of(
                    Code.NOTHING_OF_THAT_NAME,
                    "/data/school",
                    new Phrase("sekolah dalam rotasi", "school in the rotation")));
        }
        Policy.Rotation rules = policy.rotation();
        if (!rules.canAgreeTo(asked.places())) {
            return Decision.Refused.because(Reason.of(
                    Code.PLACES_OUT_OF_RANGE, "/data/places", asked.places(), rules.leastPlaces(), rules.batchSize()));
        }
        Enrolment agreed = active.get().withPlaces(Optional.of(asked.places()));
        Optional<Quarter> from = EnrolmentDesk.seat(agreed, facts.plannedUntil(agreed.id())).quarters().stream()
                .filter(quarter -> !quarter.lastDay().isBefore(today))
                .findFirst();
        PlacesOutcome outcome = new PlacesOutcome(agreed.id(), agreed.school(), asked.places(), from);
        return new Decision.Accepted(agreed.id(), outcome, List.of(new PlacesAgreed(agreed)), List.of());
    }
}
