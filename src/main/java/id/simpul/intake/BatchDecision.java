package id.simpul.intake;

import id.simpul.intake.envelope.Opened;
import id.simpul.intake.envelope.Reply;
import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Decides the cases of one transaction: judged in order, written round by round, and each answered. */
final class BatchDecision {
    private final Handle db;
    private final DecidingParts parts;
    private final Instant now;
    private final Watch watch;

    BatchDecision(Handle db, DecidingParts parts, Instant now, Watch watch) {
        this.db = db;
        this.parts = parts;
        this.now = now;
        this.watch = watch;
    }

    /**
     * Answers each, in order.
     *
     * @param cases none of them answered yet
     */
    List<Case> decide(List<Case> cases) {
        List<Case> decided = new ArrayList<>();
        for (List<Case> round : Rounds.of(SameIds.marked(cases), parts.desks())) {
            decided.addAll(decideRound(round));
        }
        RequestRows.remark(db, decided.stream().filter(BatchDecision::isRemark).toList(), now);
        return withRepeated(decided);
    }

    /** Registers an act of staff that no desk decides: it is upon another request. */
    Case enter(Case act, Decision decision) {
        Case entered = judged(act, new Decided(act.request().orElseThrow(), decision, now));
        Aftermath aftermath = Aftermath.of(entered.decided().stream().toList());
        RequestRows.enter(db, List.of(entered), aftermath.isQuiet());
        aftermath.write(db, parts.outbox(), now);
        return entered;
    }

    private List<Case> decideRound(List<Case> round) {
        List<Request> requests = round.stream()
                .filter(Case::isToBeJudged)
                .flatMap(one -> one.request().stream())
                .toList();
        Judgement judgement = Judgement.of(db, requests, parts.desks(), parts.policies(), now);
        List<Case> settled = round.stream().map(one -> settle(one, judgement)).toList();
        List<Case> inEarnest = settled.stream().filter(Case::tookItsId).toList();
        List<Decided> decided =
                inEarnest.stream().flatMap(one -> one.decided().stream()).toList();
        Aftermath aftermath = Aftermath.of(decided);
        RequestRows.enter(db, inEarnest, aftermath.isQuiet());
        PendingRows.enter(db, inEarnest);
        judgement.write(db, decided);
        aftermath.write(db, parts.outbox(), now);
        return settled;
    }

    private Case settle(Case one, Judgement judgement) {
        if (one.opened() instanceof Opened.Malformed malformed) {
            return one.replied(parts.replies().invalid(one.incoming(), malformed, now));
        }
        Request request = one.request().orElseThrow();
        return switch (one.idUse()) {
            case FIRST -> judged(one, judgement);
            case CONFLICTING ->
                one.replied(parts.replies().conflict(request, one.opened().fingerprint(), now));
            case REPEATED -> one;
        };
    }

    private Case judged(Case one, Judgement judgement) {
        watch.begin(one);
        Case judged = judged(one, judgement.decide(one.request().orElseThrow()));
        watch.end();
        return judged;
    }

    private Case judged(Case one, Decided decided) {
        Reply reply = parts.replies().decided(decided.request(), one.opened().fingerprint(), decided.decision(), now);
        return one.decided(decided, reply);
    }

    /** Whether its reply uses no id up: to a malformed message, a conflict or a test. */
    private static boolean isRemark(Case one) {
        return one.reply().isPresent() && !one.tookItsId();
    }

    /** What came twice gets the reply of the first. */
    private static List<Case> withRepeated(List<Case> decided) {
        Map<Optional<RequestKey>, Reply> first = new HashMap<>();
        decided.stream()
                .filter(Case::tookItsId)
                .forEach(one -> first.put(one.key(), one.reply().orElseThrow()));
        return decided.stream()
                .map(one -> one.isOpen() ? one.replied(first.get(one.key())) : one)
                .toList();
    }
}
