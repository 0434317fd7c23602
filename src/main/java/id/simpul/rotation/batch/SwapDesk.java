package id.simpul.rotation.batch;

import id.simpul.ledger.Decided;
import id.simpul.ledger.Decision;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Effects;
import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.policy.Policy;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.choice.Choice;
import id.simpul.rotation.choice.Choices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Takes that staff want another book in a batch than the plan gave it. */
public final class SwapDesk implements Desk<SwapFacts> {
    private final Schedule schedule;

    public SwapDesk(Schedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public Set<RequestType> types() {
        return Set.of(RequestType.STAFF_SWAP);
    }

    @Override
    public SwapFacts facts(Handle db, List<Request> requests) {
        Choices.takeTurns(db);
        List<StaffSwap> swaps =
                requests.stream().map(request -> request.as(StaffSwap.class)).toList();
        List<Batch> batches = Batches.locked(
                db, swaps.stream().map(StaffSwap::batch).distinct().toList());
        TreeSet<String> barcodes = new TreeSet<>();
        swaps.forEach(swap -> {
            barcodes.add(swap.out());
            swap.in().ifPresent(barcodes::add);
        });
        batches.forEach(batch -> barcodes.addAll(batch.lines().keySet()));
        List<Choice> choices =
                Choices.about(db, batches.stream().map(Batch::school).toList(), barcodes);
        choices.forEach(choice -> barcodes.add(choice.barcode()));
        Policy policy =
                schedule.policyOn(schedule.mornings().dayOf(requests.get(0).time()));
        return facts(db, batches, barcodes, choices, policy);
    }

    private SwapFacts facts(Handle db, List<Batch> batches, Set<String> barcodes, List<Choice> choices, Policy policy) {
        Map<String, StockItem> stock = new LinkedHashMap<>();
        Map<String, List<String>> spares = new HashMap<>();
        Map<String, Set<String>> back = new HashMap<>();
        for (Batch batch : batches) {
            LocalDate goes = batch.dates().deliverOn();
            Stocks.byBarcode(db, barcodes, goes).forEach(item -> stock.put(item.barcode(), item));
            List<StockItem> found = Stocks.sparesFor(db, batch, policy, 1);
            found.forEach(item -> stock.putIfAbsent(item.barcode(), item));
            spares.put(batch.id(), found.stream().map(StockItem::barcode).toList());
            LocalDate exchange = Stocks.exchangeOn(db, batch);
            LocalDate backBy = schedule.turnaround(policy).backBy(exchange);
            back.put(batch.id(), Stocks.dueBack(db, barcodes, backBy));
        }
        Map<String, Set<String>> had = Stocks.had(db, batches, stock.values());
        return new SwapFacts(batches, stock.values(), new SwapFacts.Shelf(had, spares, back), choices);
    }

    @Override
    public Decision decide(Request request, SwapFacts facts, Policy policy, LocalDate today) {
        return Swap.decide(request, facts, policy, today);
    }

    @Override
    public void write(Handle db, List<Decided> decided) {
        List<Effect> effects = new ArrayList<>(Effects.of(decided));
        Batches.write(db, effects);
        Choices.write(db, effects);
    }
}
