package id.simpul.rotation.enrolment;

import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.policy.Quarter;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchNotices;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.batch.BatchStep;
import id.simpul.rotation.batch.Cancellation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A school leaves in the middle of its term: what it holds is still to come back, what was planned is cancelled. */
final class Leaving {
    private Leaving() {}

    static Decision decide(Request request, EnrolmentFacts facts, LocalDate today) {
        Optional<Enrolment> agreement = EnrolmentDesk.agreementId(request).flatMap(facts::agreement);
        List<Reason> against = EnrolmentRules.againstAgreement(request, agreement);
        if (!against.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        List<Batch> batches = facts.batchesOf(agreement.orElseThrow().id());
        List<Batch> held = batches.stream()
                .filter(batch -> !BatchStep.CANCEL.isPossible(batch.state()))
                .toList();
        Optional<LocalDate> dueOn = held.stream()
                .map(batch -> batch.dates().dueOn())
                .max(LocalDate::compareTo)
                .map(day -> day.isAfter(today) ? day : today);
        List<Effect> effects = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        batches.stream()
                .filter(batch -> BatchStep.CANCEL.isPossible(batch.state()))
                .forEach(batch -> {
                    effects.addAll(
                            Cancellation.of(batch, Cancellation.WITHDRAWN, today)
                                    .effects());
                    if (batch.state() != BatchState.PLANNED) {
                        // Its day stands in the school's calendar and is taken back there.
                        notices.add(BatchNotices.cancelled(batch, Cancellation.WITHDRAWN));
                    }
                });
        List<Quarter> kept = agreement.orElseThrow().quarters().stream()
                .filter(quarter ->
                        held.stream().anyMatch(batch -> batch.quarter().compareTo(quarter) >= 0))
                .toList();
        Enrolment left = agreement.orElseThrow().withdrawn(kept, dueOn.orElse(today));
        effects.add(new Withdrawn(left, dueOn));
        return new Decision.Accepted(left.id(), new WithdrawOutcome(left.id(), dueOn), effects, notices);
    }
}
