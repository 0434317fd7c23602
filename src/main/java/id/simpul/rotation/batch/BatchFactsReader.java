package id.simpul.rotation.batch;

import id.simpul.ledger.Request;
import id.simpul.ledger.RequestType;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Policy;
import id.simpul.rotation.Schedule;
import id.simpul.rotation.obligation.Obligation;
import id.simpul.rotation.obligation.Obligations;
import id.simpul.rotation.obligation.WaitingReplacement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads what acts upon batches depend on; what only packing needs is read only for packing. */
final class BatchFactsReader {
    private static final Set<RequestType> GOING = EnumSet.of(RequestType.STAFF_PACK, RequestType.STAFF_DISPATCH);
    /** What looks at all that their schools owe. */
    private static final Set<RequestType> OWING =
            EnumSet.of(RequestType.STAFF_PACK, RequestType.STAFF_DISPATCH, RequestType.STAFF_RELEASE);

    private final Schedule schedule;

    BatchFactsReader(Schedule schedule) {
        this.schedule = schedule;
    }

    BatchFacts read(Handle db, List<Request> requests) {
        List<String> ids = requests.stream().map(BatchDesk::batchId).distinct().toList();
        // What waits is locked first, as whoever decides it does.
        boolean checksIn =
                !asking(requests, EnumSet.of(RequestType.STAFF_CHECKIN)).isEmpty();
        List<WaitingReplacement> waiting = checksIn ? WaitingReplacement.ofBatches(db, ids) : List.of();
        List<Batch> batches = Batches.locked(db, ids);
        Map<String, Obligation> obligations = obligations(db, ids, of(batches, asking(requests, OWING)));
        List<Request> packing = asking(requests, GOING);
        List<Batch> reopened = of(batches, asking(requests, EnumSet.of(RequestType.STAFF_REOPEN)));
        LocalDate day = schedule.mornings().dayOf(requests.get(0).time());
        Shelf shelf = packing.isEmpty() ? whereabouts(db, reopened, day) : shelf(db, packing, of(batches, packing));
        if (!packing.isEmpty() && !reopened.isEmpty()) {
            shelf.add(whereabouts(db, reopened, day));
        }
        BatchFacts facts = new BatchFacts(
                        batches,
                        obligations.values(),
                        shelf.stock(),
                        shelf.had(),
                        shelf.spares(),
                        Surveys.answered(db, ids))
                .without(gone(db, of(batches, packing)))
                .awaiting(waiting);
        return asking(requests, EnumSet.of(RequestType.STAFF_CHECKIN)).stream()
                .findFirst()
                .map(checkIn -> facts.taking(schedule.turnaround(policyFor(checkIn))))
                .orElse(facts);
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

    private static List<Request> asking(List<Request> requests, Set<RequestType> types) {
        return requests.stream()
                .filter(request -> types.contains(request.type()))
                .toList();
    }

    private static List<Batch> of(List<Batch> batches, List<Request> requests) {
        Set<String> named = requests.stream().map(BatchDesk::batchId).collect(Collectors.toCollection(TreeSet::new));
        return batches.stream().filter(batch -> named.contains(batch.id())).toList();
    }

    /** What is owed for these batches and, where that may hold them back, whatever else their schools owe. */
    private static Map<String, Obligation> obligations(Handle db, List<String> ids, List<Batch> going) {
        Map<String, Obligation> obligations = new LinkedHashMap<>();
        Obligations.ofBatches(db, ids).forEach(one -> obligations.put(one.id(), one));
        if (!going.isEmpty()) {
            Obligations.openOf(db, going.stream().map(Batch::school).toList())
                    .forEach(one -> obligations.put(one.id(), one));
        }
        return obligations;
    }

    private Policy policyFor(Request request) {
        return schedule.policyOn(schedule.mornings().dayOf(request.time()));
    }

    /** What could go with the batches that are packed, and where the items are of those that are opened again. */
    private record Shelf(List<StockItem> stock, Map<String, Set<String>> had, Map<String, List<String>> spares) {
        void add(Shelf other) {
            Set<String> known = stock.stream().map(StockItem::barcode).collect(Collectors.toSet());
            other.stock().stream()
                    .filter(item -> !known.contains(item.barcode()))
                    .forEach(stock::add);
        }
    }

    private static Shelf whereabouts(Handle db, List<Batch> batches, LocalDate day) {
        List<String> barcodes = batches.stream()
                .flatMap(batch -> batch.lines().keySet().stream())
                .toList();
        List<StockItem> stock = barcodes.isEmpty() ? List.of() : Stocks.byBarcode(db, barcodes, day);
        return new Shelf(stock, Map.of(), Map.of());
    }

    private Shelf shelf(Handle db, List<Request> packing, List<Batch> batches) {
        LocalDate day = schedule.mornings().dayOf(packing.get(0).time());
        Policy policy = schedule.policyOn(day);
        TreeSet<String> barcodes = new TreeSet<>();
        packing.forEach(request -> request.as(StaffPack.class).items().ifPresent(barcodes::addAll));
        batches.forEach(batch -> barcodes.addAll(batch.lines().keySet()));
        Map<String, StockItem> stock = new LinkedHashMap<>();
        Stocks.byBarcode(db, barcodes, day).forEach(item -> stock.put(item.barcode(), item));
        Map<String, Set<String>> had = Stocks.had(db, batches, stock.values());
        BatchFacts now = new BatchFacts(batches, List.of(), stock.values(), had, Map.of(), Set.of());
        Map<String, List<String>> spares = new HashMap<>();
        for (Batch batch : batches) {
            int unfit = now.unfit(batch, policy).size();
            if (unfit > 0) {
                List<StockItem> found = Stocks.sparesFor(db, batch, policy, unfit);
                found.forEach(item -> stock.putIfAbsent(item.barcode(), item));
                spares.put(batch.id(), found.stream().map(StockItem::barcode).toList());
            }
        }
        return new Shelf(new ArrayList<>(stock.values()), had, spares);
    }
}
