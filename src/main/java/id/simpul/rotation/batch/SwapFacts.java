package id.simpul.rotation.batch;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.rotation.choice.Choice;
import id.simpul.rotation.choice.ChoiceEnded;
import id.simpul.rotation.choice.ChoiceMade;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What swaps depend on: batches, the books that go out and in, what schools have had, what else was chosen by hand. */
final class SwapFacts implements Desk.Facts {
    private final Map<String, Batch> batches = new HashMap<>();
    private final Map<String, StockItem> stock = new HashMap<>();
    private final Shelf shelf;
    private final List<Choice> choices;

    /**
     * What could go into the batches.
     *
     * @param had titles the school of a batch has had; by batch
     * @param spares barcodes that could be taken, the best first; by batch
     * @param back barcodes that are out and due back early enough to be packed; by batch
     */
    record Shelf(Map<String, Set<String>> had, Map<String, List<String>> spares, Map<String, Set<String>> back) {}

    SwapFacts(Collection<Batch> batches, Collection<StockItem> stock, Shelf shelf, Collection<Choice> choices) {
        batches.forEach(batch -> this.batches.put(batch.id(), batch));
        stock.forEach(item -> this.stock.put(item.barcode(), item));
        this.shelf = shelf;
        this.choices = new ArrayList<>(choices);
    }

    Optional<Batch> batch(String id) {
        return Optional.ofNullable(batches.get(id));
    }

    /** A book as it will be when the batch is packed: what is due back early enough is in the house. */
    Optional<StockItem> stock(Batch batch, String barcode) {
        boolean isBack = shelf.back().getOrDefault(batch.id(), Set.of()).contains(barcode);
        return Optional.ofNullable(stock.get(barcode)).map(item -> isBack ? item.inTheHouse() : item);
    }

    /** The best book of the shelf for a place of the batch. */
    Optional<StockItem> spareFor(Batch batch, String level) {
        return shelf.spares().getOrDefault(batch.id(), List.of()).stream()
                .flatMap(barcode -> Optional.ofNullable(stock.get(barcode)).stream())
                .filter(item -> item.suits(level) && item.promisedTo().isEmpty())
                .filter(item -> batch.lines().values().stream()
                        .noneMatch(line -> workOf(line).equals(item.title())))
                .findFirst();
    }

    /** The title that a line's work goes by: the line bears that of its copy. */
    String workOf(BatchLine line) {
        return Optional.ofNullable(stock.get(line.barcode()))
                .map(StockItem::title)
                .orElse(line.title());
    }

    boolean hasHad(Batch batch, String title) {
        return shelf.had().getOrDefault(batch.id(), Set.of()).contains(title);
    }

    List<Choice> choices() {
        return List.copyOf(choices);
    }

    /** The title of a book that was chosen, if it is known here. */
    boolean isOf(Choice choice, String title) {
        return Optional.ofNullable(stock.get(choice.barcode()))
                .filter(item -> item.title().equals(title))
                .isPresent();
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof BatchChanged changed) {
            batches.put(changed.after().id(), changed.after());
            changed.after()
                    .lines()
                    .values()
                    .forEach(line -> promise(line, changed.after().id()));
        } else if (effect instanceof ChoiceMade made) {
            choices.add(made.choice());
        } else if (effect instanceof ChoiceEnded ended) {
            choices.remove(ended.choice());
        }
    }

    private void promise(BatchLine line, String batch) {
        Optional<String> to = line.state() == LineState.PLANNED ? Optional.of(batch) : Optional.empty();
        stock.computeIfPresent(line.barcode(), (barcode, item) -> item.promised(to));
    }
}
