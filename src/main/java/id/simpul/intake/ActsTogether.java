package id.simpul.intake;

import id.simpul.intake.Case.IdUse;
import id.simpul.intake.RequestRows.AlreadyRegistered;
import id.simpul.intake.envelope.Envelopes;
import id.simpul.intake.envelope.Opened;
import id.simpul.intake.envelope.Opened.Malformed;
import id.simpul.intake.envelope.Opened.WellFormed;
import id.simpul.intake.envelope.Reply.Status;
import id.simpul.ledger.Code;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Several acts of staff in one transaction, each judged on top of those before it: all of them are kept or none. What is judged and
 * not kept leaves no trace, so that a preview is the same work as the act itself.
 */
final class ActsTogether {
    private final Envelopes envelopes;
    private final Inbox inbox;
    private final Decisions decisions;

    ActsTogether(Envelopes envelopes, Inbox inbox, Decisions decisions) {
        this.envelopes = envelopes;
        this.inbox = inbox;
        this.decisions = decisions;
    }

    /**
     * What came of the acts, in order.
     *
     * @param performed what was decided just now and kept; empty if nothing was
     * @param done whether all of it holds, now or from before
     */
    record Result(List<StaffAnswer> answers, List<Performed> performed, boolean done) {}

    Result perform(List<Request> acts, Predicate<List<StaffAnswer>> keep) {
        List<Opened> opened = acts.stream().map(envelopes::open).toList();
        List<WellFormed> wellFormed = opened.stream()
                .filter(WellFormed.class::isInstance)
                .map(WellFormed.class::cast)
                .toList();
        Optional<List<StaffAnswer>> known = wellFormed.size() == acts.size() ? known(wellFormed) : Optional.empty();
        return known.map(ActsTogether::asBefore).orElseGet(() -> first(opened, wellFormed, keep));
    }

    private static Result asBefore(List<StaffAnswer> known) {
        return new Result(known, List.of(), allDone(known));
    }

    private Result first(List<Opened> opened, List<WellFormed> wellFormed, Predicate<List<StaffAnswer>> keep) {
        try {
            return performed(opened, wellFormed, keep);
        } catch (AlreadyRegistered e) {
            // The same acts came twice at once, and the others were first.
            return known(wellFormed).map(ActsTogether::asBefore).orElseThrow(() -> e);
        }
    }

    private Result performed(List<Opened> opened, List<WellFormed> wellFormed, Predicate<List<StaffAnswer>> keep) {
        boolean whole = wellFormed.size() == opened.size();
        Decisions.Together together = decisions.together(
                wellFormed, performed -> whole && allDone(answers(performed)) && keep.test(answers(performed)));
        return new Result(
                merged(opened, together.performed()),
                together.kept() ? together.performed() : List.of(),
                together.kept());
    }

    /** The same acts came before, under the same ids: they are told as they were. */
    private Optional<List<StaffAnswer>> known(List<WellFormed> acts) {
        List<Case> looked = inbox.setAsideKnown(acts.stream()
                .map(act -> Case.ofAct(act.request(), act.fingerprint()))
                .toList());
        if (looked.stream().allMatch(one -> one.idUse() == IdUse.FIRST && one.isOpen())) {
            return Optional.empty();
        }
        return Optional.of(looked.stream()
                .map(one -> one.reply()
                        .map(reply -> StaffAnswer.before(Json.parse(reply.event())))
                        .orElseGet(() -> StaffAnswer.because(Status.CONFLICT, List.of(Reason.of(Code.ID_USED, "/id")))))
                .toList());
    }

    private static boolean allDone(List<StaffAnswer> answers) {
        return answers.stream().allMatch(StaffAnswer::isDone);
    }

    private static List<StaffAnswer> answers(List<Performed> performed) {
        return performed.stream().map(StaffHand::answer).toList();
    }

    private static List<StaffAnswer> merged(List<Opened> opened, List<Performed> performed) {
        List<StaffAnswer> merged = new ArrayList<>();
        int next = 0;
        for (Opened one : opened) {
            merged.add(
                    one instanceof Malformed malformed
                            ? StaffAnswer.because(Status.INVALID, malformed.problems())
                            : StaffHand.answer(performed.get(next++)));
        }
        return merged;
    }
}
