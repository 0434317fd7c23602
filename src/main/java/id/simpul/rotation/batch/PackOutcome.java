package id.simpul.rotation.batch;

import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Optional;

/** What the reply says of a batch that was packed or sent: how much goes, and how that differs from the plan. */
public record PackOutcome(String batch, String state, PartnerId school, int items, long boxes, Difference difference) {
    static PackOutcome of(Batch batch, Difference difference) {
        List<BatchLine> going = batch.linesIn(LineState.PLANNED, LineState.SENT);
        return new PackOutcome(
                batch.id(),
                batch.state().wire(),
                batch.school(),
                going.size(),
                going.stream().mapToInt(BatchLine::box).distinct().count(),
                difference);
    }

    /**
     * What goes otherwise than planned.
     *
     * @param left barcodes that were planned and not scanned
     * @param added barcodes that were scanned and not planned
     */
    public record Difference(
            Optional<List<String>> left, Optional<List<String>> added, Optional<List<Substitute>> substituted) {
        static final Difference NONE = new Difference(Optional.empty(), Optional.empty(), Optional.empty());

        static Difference scanned(List<BatchLine> left, List<StockItem> added) {
            return new Difference(
                    some(left.stream().map(BatchLine::barcode).toList()),
                    some(added.stream().map(StockItem::barcode).toList()),
                    Optional.empty());
        }

        static Difference substituted(List<Substitute> substitutes) {
            return new Difference(Optional.empty(), Optional.empty(), some(substitutes));
        }

        private static <T> Optional<List<T>> some(List<T> list) {
            return Optional.of(list).filter(one -> !one.isEmpty());
        }
    }

    /** What could not go, and what goes instead, if there is anything. */
    public record Substitute(String out, Optional<String> in) {}
}
