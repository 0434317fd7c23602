package id.simpul.rotation.enrolment;

import id.simpul.ledger.Effect;
import id.simpul.policy.Quarter;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchStep;
import id.simpul.rotation.batch.Cancellation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An agreement that ends before its term: what its school holds is still to come back, what was to come is cancelled.
 *
 * @param after the agreement as it is then
 * @param dueOn until when everything is back, if anything is out or still goes
 * @param cancelled the batches that do not go any more
 * @param going those that go nevertheless
 */
record Leave(
        Enrolment after, Optional<LocalDate> dueOn, List<Batch> cancelled, List<Batch> going, List<Effect> effects) {
    Leave {
        cancelled = List.copyOf(cancelled);
        going = List.copyOf(going);
        effects = List.copyOf(effects);
    }

    /**
     * @param batches those of the agreement that have not ended
     * @param because in one word
     */
    static Leave of(Enrolment agreement, List<Batch> batches, LocalDate today, String because) {
        return of(agreement, batches, today, because, Set.of());
    }

    /**
     * @param going quarters whose batch goes nevertheless
     */
    static Leave of(Enrolment agreement, List<Batch> batches, LocalDate today, String because, Set<Quarter> going) {
        Predicate<Batch> isToCome = batch -> BatchStep.CANCEL.isPossible(batch.state());
        List<Batch> cancelled = batches.stream()
                .filter(isToCome.and(batch -> !going.contains(batch.quarter())))
                .toList();
        List<Batch> kept =
                batches.stream().filter(batch -> !cancelled.contains(batch)).toList();
        Optional<LocalDate> dueOn = dueOn(kept, today);
        List<Quarter> quarters = agreement.quarters().stream()
                .filter(quarter ->
                        kept.stream().anyMatch(batch -> batch.quarter().compareTo(quarter) >= 0))
                .toList();
        List<Effect> effects = new ArrayList<>();
        cancelled.forEach(
                batch -> effects.addAll(Cancellation.of(batch, because, today).effects()));
        Enrolment after = agreement.withdrawn(quarters, dueOn.orElse(today));
        effects.add(new Withdrawn(after, dueOn));
        return new Leave(after, dueOn, cancelled, kept.stream().filter(isToCome).toList(), effects);
    }

    private static Optional<LocalDate> dueOn(List<Batch> kept, LocalDate today) {
        return kept.stream()
                .map(batch -> batch.dates().dueOn())
                .max(LocalDate::compareTo)
                .map(day -> day.isAfter(today) ? day : today);
    }
}
