package id.simpul.rotation.enrolment;

import id.simpul.ledger.Effect;
import id.simpul.policy.Quarter;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.batch.BatchStep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of two schools' parts in the rotation when the schools are merged: one seat, never two batches to one address in
 * one quarter.
 *
 * @param ended how the agreement that does not go on ends
 * @param agreement the one that goes on
 * @param more the quarters that it takes over
 */
record JoinedSeat(Leave ended, Enrolment agreement, List<Quarter> more, LocalDate on) {
    JoinedSeat {
        more = List.copyOf(more);
    }

    /** The agreements of two schools, and what is to come by them. */
    record Two(Enrolment ending, Enrolment going, List<Batch> batches, Set<Quarter> coming) {
        /**
         * @param batches of both, those that have not ended
         * @param coming the quarters of the ending one that have no batch yet
         */
        Two {
            batches = List.copyOf(batches);
            coming = Set.copyOf(coming);
        }

        private List<Batch> of(Enrolment agreement) {
            return batches.stream()
                    .filter(batch -> batch.agreement().equals(agreement.id()))
                    .toList();
        }

        /** A batch that was announced goes where the other agreement brings none: the school would go without for a quarter. */
        private Set<Quarter> goingNevertheless() {
            return of(ending).stream()
                    .filter(batch -> BatchStep.CANCEL.isPossible(batch.state()) && batch.state() != BatchState.PLANNED)
                    .map(Batch::quarter)
                    .filter(Predicate.not(going.quarters()::contains))
                    .collect(Collectors.toSet());
        }

        private List<Quarter> toTakeOver(Optional<Quarter> lastAnnounced) {
            Stream<Quarter> planned = of(ending).stream()
                    .filter(batch -> batch.state() == BatchState.PLANNED)
                    .map(Batch::quarter);
            return Stream.concat(coming.stream(), planned)
                    .filter(Predicate.not(going.quarters()::contains))
                    .filter(quarter -> lastAnnounced.isEmpty() || quarter.compareTo(lastAnnounced.get()) > 0)
                    .sorted()
                    .distinct()
                    .toList();
        }
    }

    /**
     * @param lastAnnounced the last quarter whose exchange is announced; nobody can join it any more
     */
    static JoinedSeat of(Two two, Optional<Quarter> lastAnnounced, LocalDate today) {
        Leave ended = Leave.of(two.ending(), two.of(two.ending()), today, "merged", two.goingNevertheless());
        List<Quarter> more = two.toTakeOver(lastAnnounced);
        return new JoinedSeat(ended, joined(two.ending(), two.going(), more), more, today);
    }

    private static Enrolment joined(Enrolment ending, Enrolment going, Collection<Quarter> more) {
        Enrolment.Pupils pupils = new Enrolment.Pupils(
                going.pupils().lower() + ending.pupils().lower(),
                going.pupils().upper() + ending.pupils().upper());
        List<String> themes = Stream.concat(going.themes().stream(), ending.themes().stream())
                .distinct()
                .toList();
        Set<Quarter> quarters = new TreeSet<>(going.quarters());
        quarters.addAll(more);
        // As many books as were agreed with both; the usual number, as far as one of them had it.
        Optional<Integer> places =
                going.places().flatMap(some -> ending.places().map(others -> some + others));
        return going.with(pupils, themes, List.copyOf(quarters)).withPlaces(places);
    }

    List<Effect> effects() {
        List<Effect> effects = new ArrayList<>(ended.effects());
        effects.add(new SeatJoined(agreement, more, on));
        return effects;
    }
}
