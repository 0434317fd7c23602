package id.simpul.rotation.batch;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Staff pack a batch and send it. What did not come back from elsewhere, or is no longer fit to go, is substituted (R9);
 * a list of scanned barcodes says what really goes, and the difference to the plan is shown.
 */
@Decides({Rule.R4, Rule.R5, Rule.R9, Rule.R10})
final class Packing {
    private final BatchFacts facts;
    private final Policy policy;
    private final LocalDate today;
    private final BatchSteps steps;
    private final Batch batch;
    private PackOutcome.Difference difference = PackOutcome.Difference.NONE;

    private Packing(Batch batch, BatchFacts facts, Policy policy, LocalDate today) {
        this.batch = batch;
        this.facts = facts;
        this.policy = policy;
        this.today = today;
        this.steps = new BatchSteps(batch);
    }

    static Decision pack(Request request, Batch batch, BatchFacts facts, Policy policy, LocalDate today) {
        Packing packing = new Packing(batch, facts, policy, today);
        return packing.decide(request, BatchStep.PACK, today, packing::packed);
    }

    static Decision dispatch(Request request, Batch batch, BatchFacts facts, Policy policy, LocalDate today) {
        LocalDate on = BatchActs.day(request, today);
        Packing packing = new Packing(batch, facts, policy, today);
        return packing.decide(request, BatchStep.DISPATCH, on, () -> packing.dispatched(on));
    }

    /** Puts together what goes, by the list that was scanned or else by the plan, and then does the step. */
    private Decision decide(Request request, BatchStep step, LocalDate on, Supplier<Decision> done) {
        List<Reason> against = against(step, on);
        Optional<List<String>> items = request.as(StaffPack.class).items();
        List<Named> scanned = Named.in("items", items);
        if (against.isEmpty()) {
            against.addAll(unfit(scanned));
        }
        if (!against.isEmpty()) {
            return new Decision.Refused(Json.object(), against);
        }
        if (items.isPresent()) {
            takeOnly(scanned);
        } else {
            substitute();
        }
        return isEmpty() ? nothingToSend() : done.get();
    }

    private List<Reason> against(BatchStep step, LocalDate on) {
        List<Reason> against = BatchActs.against(batch, step, on, today);
        long overdue = facts.overdue(batch.school(), today);
        if (batch.isHeld()) {
            against.add(Reason.of(Code.BATCH_HELD, "/data/batch"));
        }
        if (policy.obligations().holdBack() && overdue > 0 && !batch.isReleased()) {
            against.add(Reason.of(Code.OBLIGATIONS_OVERDUE, "/data/batch", overdue));
        }
        return against;
    }

    private List<Reason> unfit(List<Named> scanned) {
        List<Reason> reasons = new ArrayList<>(Named.repeated(scanned));
        Set<String> titles = new HashSet<>();
        for (Named one : scanned) {
            hindrance(one, titles)
                    .ifPresent(why -> reasons.add(Reason.of(Code.ITEM_CANNOT_GO, one.pointer(), one.barcode(), why)));
        }
        return reasons;
    }

    private Optional<Phrase> hindrance(Named one, Set<String> titles) {
        Optional<StockItem> item = facts.stock(one.barcode());
        if (item.isEmpty()) {
            return Optional.of(new Phrase("tidak ada di katalog", "it is not in the catalogue"));
        }
        Optional<Phrase> hindrance = item.get().hindrance(policy);
        if (hindrance.isPresent()) {
            return hindrance;
        }
        if (!titles.add(item.get().title())) {
            return Optional.of(new Phrase("judulnya sudah ada dalam paket", "its title is in the batch already"));
        }
        return whyNotNew(item.get());
    }

    private Optional<Phrase> whyNotNew(StockItem item) {
        if (item.promisedTo().isPresent() && !isPlanned(item.barcode())) {
            return Optional.of(new Phrase("dijanjikan untuk paket lain", "it is promised to another batch"));
        }
        return facts.hasHad(batch.id(), item.title())
                ? Optional.of(
                        new Phrase("sekolah sudah pernah menerima judulnya", "the school has had its title before"))
                : Optional.empty();
    }

    private boolean isPlanned(String barcode) {
        return batch.line(barcode)
                .filter(line -> line.state() == LineState.PLANNED)
                .isPresent();
    }

    /** What was scanned goes, and nothing else. */
    private void takeOnly(List<Named> scanned) {
        Set<String> taken = scanned.stream().map(Named::barcode).collect(Collectors.toSet());
        List<BatchLine> left = batch.linesIn(LineState.PLANNED).stream()
                .filter(line -> !taken.contains(line.barcode()))
                .toList();
        List<StockItem> added = scanned.stream()
                .filter(one -> !isPlanned(one.barcode()))
                .map(one -> facts.stock(one.barcode()).orElseThrow())
                .toList();
        List<BatchLine> lines = new ArrayList<>(drop(left));
        for (int i = 0; i < added.size(); i++) {
            lines.add(i < left.size() ? inPlaceOf(left.get(i), added.get(i)) : besides(added.get(i)));
        }
        steps.become(batch.with(lines));
        difference = PackOutcome.Difference.scanned(left, added);
    }

    /** What cannot go is replaced by something of the same level that the school never had, as far as there is any. */
    private void substitute() {
        List<BatchLine> unfit = facts.unfit(batch, policy);
        List<StockItem> spares = new ArrayList<>(facts.sparesFor(batch.id()));
        List<BatchLine> lines = new ArrayList<>(drop(unfit));
        List<PackOutcome.Substitute> substitutes = new ArrayList<>();
        for (BatchLine line : unfit) {
            Optional<StockItem> spare =
                    spares.stream().filter(item -> item.suits(line.level())).findFirst();
            substitutes.add(new PackOutcome.Substitute(line.barcode(), spare.map(StockItem::barcode)));
            spare.ifPresent(item -> {
                spares.removeIf(other -> other.title().equals(item.title()));
                lines.add(inPlaceOf(line, item));
            });
        }
        difference = PackOutcome.Difference.substituted(substitutes);
        steps.become(batch.with(lines));
    }

    private static List<BatchLine> drop(List<BatchLine> lines) {
        return lines.stream().map(line -> line.in(LineState.DROPPED)).toList();
    }

    private BatchLine inPlaceOf(BatchLine line, StockItem item) {
        return going(item, line.level(), line.box());
    }

    private BatchLine besides(StockItem item) {
        int box = batch.lines().values().stream().mapToInt(BatchLine::box).max().orElse(1);
        return going(item, item.grades().equals("upper") ? "upper" : "lower", box);
    }

    /** One that was announced, dropped and found again is no news to the school. */
    private BatchLine going(StockItem item, String level, int box) {
        BatchLine line = BatchLine.planned(item.barcode(), item.own(), item.name(), level, box);
        boolean told =
                batch.line(item.barcode()).filter(known -> !known.added()).isPresent();
        return told ? line : line.addedLater();
    }

    private boolean isEmpty() {
        return steps.now().linesIn(LineState.PLANNED).isEmpty();
    }

    private static Decision nothingToSend() {
        return Decision.Refused.because(Reason.of(Code.NOTHING_TO_SEND, "/data/batch"));
    }

    private Decision packed() {
        steps.become(steps.now().in(BatchState.PACKED)).recorded("packed", Json.tree(difference));
        return BatchActs.accepted(steps, PackOutcome.of(steps.now(), difference));
    }

    private Decision dispatched(LocalDate on) {
        if (batch.state() == BatchState.ANNOUNCED || !difference.equals(PackOutcome.Difference.NONE)) {
            steps.recorded("packed", Json.tree(difference));
        }
        List<BatchLine> sent = steps.now().linesIn(LineState.PLANNED).stream()
                .map(line -> line.in(LineState.SENT))
                .toList();
        Batch now = steps.now();
        steps.become(now.with(sent).in(BatchState.DISPATCHED).on(now.dates().dispatched(on)))
                .recorded("dispatched", Json.object().put("items", sent.size()));
        steps.tell(BatchNotices.dispatched(steps.now()));
        return BatchActs.accepted(steps, PackOutcome.of(steps.now(), difference));
    }
}
