package id.simpul.rotation.enrolment;

import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.ledger.Code;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Notice;
import id.simpul.ledger.Reason;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Decides;
import id.simpul.policy.Quarter;
import id.simpul.policy.Rule;
import id.simpul.rotation.batch.Batch;
import id.simpul.rotation.batch.BatchState;
import id.simpul.rotation.batch.BatchStep;
import id.simpul.rotation.batch.DaySteps;
import id.simpul.rotation.batch.LineState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of a school's part in the rotation when the school takes part no more or goes on as another: what is out stays
 * owed, what has not left is cancelled, and of two parts one is made.
 *
 * @param agreements of both schools, those that run
 * @param batches of both, those that have not ended
 * @param owed how many books it has to replace
 */
@Decides({Rule.R5, Rule.R9, Rule.R10})
record SchoolParting(Parting parting, List<Enrolment> agreements, List<Batch> batches, int owed) {
    SchoolParting {
        agreements = List.copyOf(agreements);
        batches = List.copyOf(batches);
    }

    /**
     * @param coming the quarters of the agreements that have no batch yet
     * @param lastAnnounced by region the last quarter whose exchange is announced there
     */
    Loosened loosened(Map<String, Set<Quarter>> coming, Map<String, Quarter> lastAnnounced) {
        Loosened term = of(parting.partner())
                .map(own -> parting.goesOnAs().isEmpty()
                        ? left(own)
                        : goingOn(own, coming.getOrDefault(own.id(), Set.of()), lastAnnounced))
                .orElse(Loosened.NOTHING);
        return Loosened.all(List.of(term, new Loosened(List.of(), outlasting(), List.of(), List.of())));
    }

    private Loosened goingOn(Enrolment own, Set<Quarter> coming, Map<String, Quarter> lastAnnounced) {
        return parting.goesOnAs()
                .flatMap(this::of)
                .map(other -> {
                    JoinedSeat.Two two = new JoinedSeat.Two(own, other, batches, coming);
                    return joined(
                            own,
                            other,
                            JoinedSeat.of(two, Optional.ofNullable(lastAnnounced.get(other.region())), parting.on()));
                })
                .orElseGet(() -> follows(own));
    }

    private Optional<Enrolment> of(PartnerId school) {
        return agreements.stream()
                .filter(agreement -> agreement.school().equals(school))
                .findFirst();
    }

    private Loosened left(Enrolment ending) {
        Leave leave = Leave.of(ending, of(ending), parting.on(), "partner-removed");
        List<Reason> ends = new ArrayList<>();
        ends.add(Reason.of(Code.TERM_ENDS, "", ending.lastQuarter()));
        ends.addAll(cancelled(leave));
        return new Loosened(ends, List.of(), leave.effects(), List.of(), takenBack(leave));
    }

    private static Loosened follows(Enrolment ending) {
        return new Loosened(
                List.of(), List.of(Reason.of(Code.TERM_GOES_ON, "", ending.lastQuarter())), List.of(), List.of());
    }

    private Loosened joined(Enrolment ending, Enrolment going, JoinedSeat seat) {
        Enrolment joined = seat.agreement();
        List<Reason> ends = new ArrayList<>();
        ends.add(Reason.of(
                Code.SEATS_JOINED,
                "",
                ending.lastQuarter(),
                going.lastQuarter(),
                joined.lastQuarter(),
                joined.pupils().lower() + joined.pupils().upper()));
        ends.addAll(cancelled(seat.ended()));
        List<Reason> stays = seat.ended().going().stream()
                .map(batch -> Reason.of(
                        Code.BATCH_STILL_GOES,
                        "",
                        batch.quarter(),
                        batch.dates().deliverOn()))
                .toList();
        List<Effect> effects = new ArrayList<>(seat.effects());
        List<Notice> notices = new ArrayList<>();
        collectedOnTheVisit(ending, going, effects, notices);
        return new Loosened(ends, stays, effects, notices, takenBack(seat.ended()));
    }

    /** What the one holds is collected on the day on which the other's next batch is brought: it is one address now. */
    private void collectedOnTheVisit(Enrolment ending, Enrolment going, List<Effect> effects, List<Notice> notices) {
        for (Batch held : of(ending)) {
            of(going).stream()
                    .filter(next -> next.quarter().equals(held.quarter().next())
                            && BatchStep.CANCEL.isPossible(next.state())
                            && BatchStep.FALL_DUE.isPossible(held.state())
                            && !next.dates().deliverOn().equals(held.dates().dueOn()))
                    .findFirst()
                    .map(next -> DaySteps.moveCollection(held, next.dates().deliverOn()))
                    .ifPresent(steps -> {
                        effects.addAll(steps.effects());
                        notices.addAll(steps.notices());
                    });
        }
    }

    /** Of what was announced the school has the day in its calendar. */
    private static List<Loosened.Day> takenBack(Leave leave) {
        return leave.cancelled().stream()
                .filter(batch -> batch.state() != BatchState.PLANNED)
                .map(batch -> new Loosened.Day(
                        "rotation",
                        batch.id(),
                        batch.dates().deliverOn(),
                        batch.dates().deliverOn()))
                .toList();
    }

    private static List<Reason> cancelled(Leave leave) {
        List<Reason> reasons = new ArrayList<>();
        if (!leave.cancelled().isEmpty()) {
            reasons.add(Reason.of(Code.BATCHES_CANCELLED, "", leave.cancelled().size()));
        }
        long packed = leave.cancelled().stream()
                .filter(batch -> batch.state() == BatchState.PACKED)
                .count();
        if (packed > 0) {
            reasons.add(Reason.of(Code.BATCHES_TO_UNPACK, "", packed));
        }
        return reasons;
    }

    private List<Batch> of(Enrolment agreement) {
        return batches.stream()
                .filter(batch -> batch.agreement().equals(agreement.id()))
                .toList();
    }

    /** What is out and what is owed: it can still come back, and be waived. */
    private List<Reason> outlasting() {
        List<Reason> stays = new ArrayList<>();
        batches.stream()
                .filter(batch -> batch.school().equals(parting.partner()))
                .filter(batch ->
                        !batch.linesIn(LineState.SENT, LineState.RETURNED).isEmpty())
                .map(batch -> Reason.of(
                        Code.BOOKS_OUT,
                        "",
                        batch.linesIn(LineState.SENT, LineState.RETURNED).size(),
                        batch.quarter(),
                        batch.dates().dueOn()))
                .forEach(stays::add);
        if (owed > 0) {
            stays.add(Reason.of(Code.OBLIGATIONS_OPEN, "", owed));
        }
        return stays;
    }
}
