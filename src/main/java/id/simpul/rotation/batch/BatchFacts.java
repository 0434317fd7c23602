package id.simpul.rotation.batch;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.partner.PartnerId;
import id.simpul.policy.OpenDays;
import id.simpul.policy.Policy;
import id.simpul.rotation.Turnaround;
import id.simpul.rotation.obligation.Obligation;
import id.simpul.rotation.obligation.ObligationChanged;
import id.simpul.rotation.obligation.WaitingReplacement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the acts of a list of requests upon batches depend on. */
public final class BatchFacts implements Desk.Facts {
    private final Map<String, Batch> batches = new HashMap<>();
    private final Map<String, Obligation> obligations = new HashMap<>();
    private final Map<String, StockItem> stock = new HashMap<>();
    private final Map<String, Set<String>> had;
    private final Map<String, List<String>> spares;
    private final Set<String> surveyed;
    private Turnaround turnaround = new Turnaround(new OpenDays(EnumSet.allOf(DayOfWeek.class), Set.of()), 0);
    private final Set<PartnerId> gone = new HashSet<>();
    private final List<WaitingReplacement> waiting = new ArrayList<>();

    /**
     * @param had titles the school of a batch has had with other batches, of those that could be put into it now; by batch
     * @param spares barcodes of items that could take the place of others, by batch
     * @param surveyed batches whose survey is answered
     */
    public BatchFacts(
            Collection<Batch> batches,
            Collection<Obligation> obligations,
            Collection<StockItem> stock,
            Map<String, Set<String>> had,
            Map<String, List<String>> spares,
            Set<String> surveyed) {
        batches.forEach(batch -> this.batches.put(batch.id(), batch));
        obligations.forEach(one -> this.obligations.put(one.id(), one));
        stock.forEach(item -> this.stock.put(item.barcode(), item));
        this.had = Map.copyOf(had);
        this.spares = Map.copyOf(spares);
        this.surveyed = new HashSet<>(surveyed);
    }

    /** The same, with how long it takes until what was collected is looked through. */
    public BatchFacts taking(Turnaround time) {
        turnaround = time;
        return this;
    }

    Turnaround turnaround() {
        return turnaround;
    }

    Optional<Batch> batch(String id) {
        return Optional.ofNullable(batches.get(id));
    }

    Optional<StockItem> stock(String barcode) {
        return Optional.ofNullable(stock.get(barcode));
    }

    Optional<Obligation> obligation(String batch, String barcode) {
        return Optional.ofNullable(obligations.get(Obligation.idOf(batch, barcode)));
    }

    /** What the school should have replaced by now. */
    long overdue(PartnerId school, LocalDate today) {
        return obligations.values().stream()
                .filter(one -> one.school().equals(school) && one.isOverdue(today))
                .count();
    }

    /** Items that may take the place of one of a batch: on the shelf, promised to nobody, new to the school. */
    List<StockItem> sparesFor(String batch) {
        return spares.getOrDefault(batch, List.of()).stream()
                .flatMap(barcode -> stock(barcode).stream())
                .filter(item -> item.promisedTo().isEmpty() && item.loan().isEmpty())
                .toList();
    }

    boolean hasHad(String batch, String title) {
        return had.getOrDefault(batch, Set.of()).contains(title);
    }

    /**
     * Lines that cannot go: their items cannot, or turned out to be of a work that the school had with another batch, or that is in
     * this one already.
     */
    List<BatchLine> unfit(Batch batch, Policy policy) {
        Set<String> titles = new HashSet<>();
        return batch.linesIn(LineState.PLANNED).stream()
                .filter(line -> stock(line.barcode())
                        .filter(item -> item.hindrance(policy).isEmpty() && !hasHad(batch.id(), item.title()))
                        .filter(item -> titles.add(item.title()))
                        .isEmpty())
                .toList();
    }

    /** Notes replacements that wait for staff: what turns up need not be replaced. */
    BatchFacts awaiting(Collection<WaitingReplacement> replacements) {
        waiting.addAll(replacements);
        return this;
    }

    List<WaitingReplacement> waiting() {
        return List.copyOf(waiting);
    }

    /** Notes schools that take part no more. */
    BatchFacts without(Collection<PartnerId> schools) {
        gone.addAll(schools);
        return this;
    }

    boolean isGone(PartnerId school) {
        return gone.contains(school);
    }

    boolean isSurveyed(String batch) {
        return surveyed.contains(batch);
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof BatchChanged changed) {
            batches.put(changed.after().id(), changed.after());
            changed.after().lines().values().forEach(line -> move(line, changed.after()));
        } else if (effect instanceof ObligationChanged changed) {
            obligations.put(changed.after().id(), changed.after());
        } else if (effect instanceof SurveyAnswered answered) {
            surveyed.add(answered.batch());
        }
    }

    private void move(BatchLine line, Batch batch) {
        stock(line.barcode())
                .ifPresent(item -> stock.put(
                        line.barcode(),
                        switch (line.state()) {
                            case PLANNED ->
                                batch.state() == BatchState.CANCELLED ? item : item.promised(Optional.of(batch.id()));
                            case SENT, MISSING, RETURNED -> item.lent(Optional.of(batch.id()));
                            case IN ->
                                item.loan().equals(Optional.of(batch.id())) || item.lost()
                                        ? item.lent(Optional.empty())
                                        : item;
                            case LOST -> item.gone();
                            case DROPPED ->
                                item.promisedTo().equals(Optional.of(batch.id()))
                                        ? item.promised(Optional.empty())
                                        : item;
                        }));
    }
}
