package id.simpul.rotation.batch;

import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.obligation.Obligation;
import id.simpul.rotation.obligation.Obligations;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Reads what acts upon batches depend on; what only packing needs is read only for packing. */
final class BatchFactsReader {
    private static final Set<RequestType> GOING = EnumSet.of(RequestType.STAFF_PACK, RequestType.STAFF_DISPATCH);

    private final Schedule schedule;

    BatchFactsReader(Schedule schedule) {
        this.schedule = schedule;
    }

    BatchFacts read(Handle db, List<Request> requests) {
        List<String> ids = requests.stream().map(BatchDesk::batchId).distinct().toList();
        List<Batch> batches = Batches.locked(db, ids);
        List<Request> packing = requests.stream()
                .filter(request -> GOING.contains(request.type()))
                .toList();
        Map<String, Obligation> obligations = new LinkedHashMap<>();
        Obligations.ofBatches(db, ids).forEach(one -> obligations.put(one.id(), one));
        if (packing.isEmpty()) {
            return new BatchFacts(
                    batches, obligations.values(), List.of(), Map.of(), Map.of(), Surveys.answered(db, ids));
        }
        Set<String> going =
                new TreeSet<>(packing.stream().map(BatchDesk::batchId).toList());
        List<Batch> packed =
                batches.stream().filter(batch -> going.contains(batch.id())).toList();
        Obligations.openOf(db, packed.stream().map(Batch::school).toList())
                .forEach(one -> obligations.put(one.id(), one));
        Shelf shelf = shelf(db, packing, packed);
        return new BatchFacts(
                        batches,
                        obligations.values(),
                        shelf.stock(),
                        shelf.had(),
                        shelf.spares(),
                        Surveys.answered(db, ids))
                .without(gone(db, packed));
    }

    private static List<PartnerId> gone(Handle db, List<Batch> batches) {
        return db.createQuery("select id from known_partners where id = any(:ids) and removed_at is not null")
                .bindArray(
                        "ids",
                        PartnerId.class,
                        batches.stream().map(Batch::school).distinct().toList())
                .mapTo(String.class)
                .map(PartnerId::new)
                .list();
    }

    /** What could go with the batches that are packed. */
    private record Shelf(List<StockItem> stock, Map<String, Set<String>> had, Map<String, List<String>> spares) {}

    private Shelf shelf(Handle db, List<Request> packing, List<Batch> batches) {
        Policy policy =
                schedule.policyOn(schedule.mornings().dayOf(packing.get(0).time()));
        TreeSet<String> barcodes = new TreeSet<>();
        packing.forEach(request -> request.as(StaffPack.class).items().ifPresent(barcodes::addAll));
        batches.forEach(batch -> barcodes.addAll(batch.lines().keySet()));
        Map<String, StockItem> stock = new LinkedHashMap<>();
        Stocks.byBarcode(db, barcodes).forEach(item -> stock.put(item.barcode(), item));
        Map<String, List<String>> spares = new HashMap<>();
        for (Batch batch : batches) {
            long unfit = batch.linesIn(LineState.PLANNED).stream()
                    .filter(line -> stock.get(line.barcode()).hindrance(policy).isPresent())
                    .count();
            if (unfit > 0) {
                List<StockItem> found = Stocks.sparesFor(db, batch, policy, (int) unfit);
                found.forEach(item -> stock.putIfAbsent(item.barcode(), item));
                spares.put(batch.id(), found.stream().map(StockItem::barcode).toList());
            }
        }
        List<StockItem> all = new ArrayList<>(stock.values());
        return new Shelf(all, Stocks.had(db, batches, all), spares);
    }
}
