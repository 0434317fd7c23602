package id.simpul.rotation.batch;

import id.simpul.ledger.Code;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Json;
import id.simpul.ledger.Phrase;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Request;
import id.simpul.policy.Decides;
import id.simpul.policy.Policy;
import id.simpul.policy.Rule;
import id.simpul.rotation.choice.Choice;
import id.simpul.rotation.choice.Choice.Kind;
import id.simpul.rotation.choice.ChoiceEnded;
import id.simpul.rotation.choice.ChoiceMade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Staff change a book of a batch before its school is told the list. What goes in is judged as the plan would judge it, and
 * the choice is kept, so that a plan made again does not undo it.
 */
@Decides({Rule.R4, Rule.R5, Rule.R9})
final class Swap {
    private final Request request;
    private final Batch batch;
    private final BatchLine out;
    private final SwapFacts facts;
    private final Policy policy;

    private Swap(Request request, Batch batch, BatchLine out, SwapFacts facts, Policy policy) {
        this.request = request;
        this.batch = batch;
        this.out = out;
        this.facts = facts;
        this.policy = policy;
    }

    static Decision decide(Request request, SwapFacts facts, Policy policy, LocalDate today) {
        StaffSwap asked = request.as(StaffSwap.class);
        Optional<Batch> batch = facts.batch(asked.batch());
        if (batch.isEmpty()) {
            return Decision.Refused.because(
                    Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/batch", new Phrase("paket", "batch")));
        }
        Optional<Reason> against = BatchStep.ANNOUNCE.refusal(batch.get().state());
        if (against.isPresent()) {
            return Decision.Refused.because(against.get());
        }
        return batch.get()
                .line(asked.out())
                .filter(line -> line.state() == LineState.PLANNED)
                .map(line -> new Swap(request, batch.get(), line, facts, policy).decide(asked.in(), today))
                .orElseGet(() -> Decision.Refused.because(Reason.of(Code.ITEM_NOT_IN_BATCH, "/data/out", asked.out())));
    }

    private Decision decide(Optional<String> in, LocalDate today) {
        if (in.isEmpty()) {
            return facts.spareFor(batch, out.level())
                    .map(spare -> swapped(spare, today))
                    .orElseGet(() -> Decision.Refused.because(
                            Reason.of(Code.NO_OTHER_BOOK, "/data/in", named(out.name(), out.barcode()))));
        }
        Optional<StockItem> item = facts.stock(batch, in.get());
        if (item.isEmpty()) {
            return Decision.Refused.because(
                    Reason.of(Code.NOTHING_OF_THAT_NAME, "/data/in", new Phrase("buku", "book")));
        }
        List<Reason> against = against(item.get());
        return against.isEmpty() ? swapped(item.get(), today) : new Decision.Refused(Json.object(), against);
    }

    private List<Reason> against(StockItem in) {
        String name = named(in.name(), in.barcode());
        List<Reason> reasons = new ArrayList<>();
        unfit(in).ifPresent(why -> reasons.add(Reason.of(Code.BOOK_UNFIT, "/data/in", name, why)));
        if (isInBatch(in) || (facts.hasHad(batch, in.title()) && !isOut(in))) {
            reasons.add(Reason.of(Code.BOOK_NOT_NEW, "/data/in", name));
        }
        if (facts.choices().stream().anyMatch(choice -> isBlocked(choice, in))) {
            reasons.add(Reason.of(Code.BOOK_BLOCKED, "/data/in", name));
        }
        return reasons;
    }

    private Optional<Phrase> unfit(StockItem in) {
        if (in.promisedTo().isPresent()) {
            return Optional.of(new Phrase("dijanjikan untuk paket lain", "it is promised to another batch"));
        }
        if (facts.choices().stream().anyMatch(choice -> isForAnother(choice, in))) {
            return Optional.of(new Phrase("dipilihkan untuk sekolah lain", "it was chosen for another school"));
        }
        if (!in.suits(out.level())) {
            return Optional.of(
                    out.level().equals("lower")
                            ? new Phrase("tempat itu untuk kelas rendah", "that place is for the lower grades")
                            : new Phrase("tempat itu untuk kelas tinggi", "that place is for the upper grades"));
        }
        return in.hindrance(policy);
    }

    /** Another copy of a title that goes anyway, but for the one that it replaces. */
    private boolean isInBatch(StockItem in) {
        return batch.linesIn(LineState.PLANNED).stream()
                .anyMatch(line ->
                        facts.workOf(line).equals(in.title()) && !line.barcode().equals(out.barcode()));
    }

    /** A title counts as had from when it is planned: another copy of the one that goes out is as new as that was. */
    private boolean isOut(StockItem in) {
        return in.title().equals(facts.workOf(out));
    }

    private boolean isBlocked(Choice choice, StockItem in) {
        return choice.kind() == Kind.BLOCK
                && choice.quarter().isEmpty()
                && choice.concerns(batch.school(), batch.quarter())
                && facts.isOf(choice, in.title());
    }

    private boolean isForAnother(Choice choice, StockItem in) {
        return choice.kind() == Kind.PIN
                && !choice.anyCopy()
                && choice.barcode().equals(in.barcode())
                && choice.quarter().equals(Optional.of(batch.quarter()))
                && !choice.concerns(batch.school(), batch.quarter());
    }

    private Decision swapped(StockItem in, LocalDate today) {
        BatchLine comes = BatchLine.planned(in.barcode(), in.own(), in.name(), out.level(), out.box());
        BatchSteps steps = new BatchSteps(batch);
        steps.become(batch.with(List.of(out.untold().in(LineState.DROPPED), comes)))
                .recorded("swapped", Json.object().put("out", out.barcode()).put("in", in.barcode()));
        List<Effect> effects = new ArrayList<>(steps.effects());
        effects.addAll(kept(in, today));
        SwapOutcome outcome = new SwapOutcome(
                batch.id(),
                batch.school(),
                batch.quarter(),
                new SwapOutcome.Book(out.barcode(), out.name()),
                new SwapOutcome.Book(in.barcode(), in.name()));
        return new Decision.Accepted(batch.id(), outcome, effects, List.of());
    }

    /** What a plan made again has to respect. */
    private List<Effect> kept(StockItem in, LocalDate today) {
        List<Effect> kept = new ArrayList<>();
        facts.choices().stream()
                .filter(this::isOvertaken)
                .filter(choice -> facts.isOf(choice, in.title()) || facts.isOf(choice, facts.workOf(out)))
                .forEach(choice -> kept.add(new ChoiceEnded(choice, today)));
        kept.add(made(Choice.pin(request.id(), batch.school(), batch.quarter(), in.barcode()), today));
        if (!isOut(in)) {
            kept.add(made(Choice.block(request.id(), batch.school(), batch.quarter(), out.barcode()), today));
        }
        return kept;
    }

    /** What was chosen for this very batch of these titles before counts no more. */
    private boolean isOvertaken(Choice choice) {
        return choice.quarter().isPresent() && choice.concerns(batch.school(), batch.quarter());
    }

    private ChoiceMade made(Choice choice, LocalDate today) {
        return ChoiceMade.by(request, choice, today);
    }

    private static String named(String name, String barcode) {
        return "\"" + name + "\" (" + barcode + ")";
    }
}
