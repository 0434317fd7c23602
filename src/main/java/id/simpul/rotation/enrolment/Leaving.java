package id.simpul.rotation.enrolment;

import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.rotation.batch.BatchNotices;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.batch.Cancellation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A school leaves in the middle of its term. */
final class Leaving {
    private Leaving() {}

    static Decision decide(Request request, EnrolmentFacts facts, LocalDate today) {
        Optional<Enrolment> agreement = EnrolmentDesk.agreementId(request).flatMap(facts::agreement);
        List<Reason> against = EnrolmentRules.againstAgreement(request, agreement);
        if (!against.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        Enrolment left = agreement.orElseThrow();
        Leave leave = Leave.of(left, facts.batchesOf(left.id()), today, Cancellation.WITHDRAWN);
        // The day of what was announced stands in the school's calendar and is taken back there.
        List<Notice> notices = leave.cancelled().stream()
                .filter(batch -> batch.state() != BatchState.PLANNED)
                .map(batch -> BatchNotices.cancelled(batch, Cancellation.WITHDRAWN))
                .toList();
        return new Decision.Accepted(
                left.id(), new WithdrawOutcome(left.id(), leave.dueOn()), leave.effects(), notices);
    }
}
