package id.simpul.rotation.batch;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import id.simpul.rotation.obligation.Obligation;
import id.simpul.rotation.obligation.ObligationActs;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Staff look through what came back: their scan prevails over what the school said (R9). A lost book that turns up is in
 * again and needs no replacement; a damaged or missing one does only if they say so.
 */
@Decides({Rule.R9, Rule.R10})
final class CheckIn {
    private final Batch batch;
    private final BatchFacts facts;
    private final Policy policy;
    private final LocalDate today;
    private final BatchSteps steps;
    private final List<Named> scanned;
    private final List<Named> damaged;
    private final List<Named> replace;
    private final StaffCheckin asked;

    private CheckIn(Request request, Batch batch, BatchFacts facts, Policy policy, LocalDate today) {
        this.batch = batch;
        this.facts = facts;
        this.policy = policy;
        this.today = today;
        this.steps = new BatchSteps(batch);
        this.asked = request.as(StaffCheckin.class);
        this.scanned = Named.in("items", asked.items());
        this.damaged = Named.noted("damaged", asked.damaged());
        this.replace = Named.in("replace", asked.replace());
    }

    static Decision decide(Request request, Batch batch, BatchFacts facts, Policy policy, LocalDate today) {
        CheckIn act = new CheckIn(request, batch, facts, policy, today);
        List<Reason> against = act.against();
        return against.isEmpty() ? act.accept() : new Decision.Refused(Json.object(), against);
    }

    private List<Reason> against() {
        List<Reason> against =
                BatchActs.against(batch, BatchStep.CHECK_IN, asked.on().orElse(today), today);
        if (against.isEmpty() && !isSaidWhatIsBack()) {
            against.add(Reason.of(Code.CHECKIN_NEEDS_LIST, "/data/items"));
        }
        if (against.isEmpty()) {
            LineState[] gone = {LineState.SENT, LineState.RETURNED, LineState.MISSING, LineState.LOST, LineState.IN};
            against.addAll(Named.repeated(damaged));
            against.addAll(Named.repeated(replace));
            against.addAll(BatchActs.notIn(damaged, batch, gone));
            against.addAll(BatchActs.notIn(replace, batch, gone));
            replace.stream()
                    .filter(one -> facts.obligation(batch.id(), one.barcode()).isPresent())
                    .forEach(one -> against.add(Reason.of(Code.ITEM_ALREADY_BACK, one.pointer(), one.barcode())));
        }
        return against;
    }

    /**
     * Whether anybody said what came back: staff by a list or outright, or the school, which gave books back or at least had all of
     * them when they were due. One word mistyped must not take a batch back that is with its school, nor the rest of one that came
     * back in part.
     */
    private boolean isSaidWhatIsBack() {
        boolean wasThere = batch.dates().receivedOn().isPresent() && !batch.assumed();
        boolean isDue = !today.isBefore(batch.dates().dueOn());
        return asked.items().isPresent()
                || asked.all().orElse(false)
                || !batch.linesIn(LineState.RETURNED).isEmpty()
                || (wasThere && isDue && batch.dates().returnedOn().isEmpty());
    }

    private Decision accept() {
        List<BatchLine> in = arrived();
        LocalDate collectedOn = collectedOn(in);
        steps.become(batch.with(in.stream().map(line -> line.in(LineState.IN)).toList()));
        putBackUnseen(in);
        judgeDamage();
        in.stream().filter(line -> line.state() == LineState.LOST).forEach(this::found);
        openObligations();
        if (batch.state() != BatchState.CLOSED) {
            steps.become(
                    steps.now().in(BatchState.CHECKED_IN).on(steps.now().dates().returned(collectedOn)));
        }
        CheckInOutcome.Difference difference = difference(in);
        steps.recorded(
                "checked-in",
                Json.tree(difference)
                        .put("items", in.size())
                        .put("out", steps.now().linesIn(LineState.SENT).size())
                        .put("on", collectedOn.toString()));
        steps.closeIfComplete(today);
        return new Decision.Accepted(
                batch.id(),
                CheckInOutcome.of(steps.now(), in.size(), difference),
                steps.effects(facts.waiting()),
                steps.notices());
    }

    /** The latest day on which anything of the batch came back, this time included. */
    private LocalDate collectedOn(List<BatchLine> in) {
        LocalDate day = Collected.on(asked.on(), batch, in, new Collected.Day(today, facts.turnaround()));
        return batch.dates().returnedOn().filter(before -> before.isAfter(day)).orElse(day);
    }

    /** What is really here: what was scanned; without a list what the school gave back, or all if it did not say. */
    private List<BatchLine> arrived() {
        if (asked.items().isPresent()) {
            Set<String> seen = scanned.stream().map(Named::barcode).collect(Collectors.toSet());
            return batch.linesIn(LineState.SENT, LineState.RETURNED, LineState.MISSING, LineState.LOST).stream()
                    .filter(line -> seen.contains(line.barcode()))
                    .toList();
        }
        if (asked.all().orElse(false)) {
            return batch.linesIn(LineState.SENT, LineState.RETURNED);
        }
        List<BatchLine> returned = batch.linesIn(LineState.RETURNED);
        return returned.isEmpty() ? batch.linesIn(LineState.SENT) : returned;
    }

    /** What the school said it gave back and staff did not find stays out. */
    private void putBackUnseen(List<BatchLine> in) {
        Set<String> seen = in.stream().map(BatchLine::barcode).collect(Collectors.toSet());
        List<BatchLine> unseen = batch.linesIn(LineState.RETURNED).stream()
                .filter(line -> !seen.contains(line.barcode()))
                .map(line -> line.in(LineState.SENT))
                .toList();
        if (!unseen.isEmpty()) {
            steps.become(steps.now().with(unseen).on(steps.now().dates().lostAfter(today)));
        }
    }

    private void judgeDamage() {
        steps.become(steps.now()
                .with(damaged.stream()
                        .map(one -> steps.now().lines().get(one.barcode()).damaged(one.note()))
                        .toList()));
    }

    private void found(BatchLine line) {
        facts.obligation(batch.id(), line.barcode())
                .filter(obligation -> !obligation.state().isEnded())
                .ifPresent(obligation -> {
                    Obligation ended = ObligationActs.found(obligation, today);
                    steps.settled(ObligationActs.settled(obligation, ended), ObligationActs.told(ended));
                });
    }

    private void openObligations() {
        List<BatchLine> lines = replace.stream()
                .map(one -> steps.now().lines().get(one.barcode()))
                .toList();
        List<BatchLine> back =
                lines.stream().filter(line -> line.state() == LineState.IN).toList();
        steps.lose(lines, today, policy.obligations().dueDays());
        steps.become(steps.now().with(back));
    }

    private CheckInOutcome.Difference difference(List<BatchLine> in) {
        Set<String> known = batch.lines().values().stream()
                .filter(line -> line.state() != LineState.DROPPED)
                .map(BatchLine::barcode)
                .collect(Collectors.toSet());
        List<BatchLine> out = steps.now().linesIn(LineState.SENT, LineState.MISSING);
        List<String> found = in.stream()
                .filter(line -> line.state() == LineState.LOST)
                .map(BatchLine::barcode)
                .toList();
        return CheckInOutcome.Difference.of(
                out.stream().map(BatchLine::barcode).toList(),
                scanned.stream()
                        .map(Named::barcode)
                        .filter(barcode -> !known.contains(barcode))
                        .toList(),
                found);
    }
}
