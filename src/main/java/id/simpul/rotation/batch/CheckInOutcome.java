package id.simpul.rotation.batch;

import id.simpul.partner.PartnerId;
import java.util.List;
import java.util.Optional;

/** What the reply says of a batch that was looked through: how much is back, and how that differs from what was expected. */
public record CheckInOutcome(String batch, String state, PartnerId school, int items, Difference difference) {
    static CheckInOutcome of(Batch batch, int items, Difference difference) {
        return new CheckInOutcome(batch.id(), batch.state().wire(), batch.school(), items, difference);
    }

    /**
     * What came back otherwise than expected, by barcode.
     *
     * @param unexpected what was scanned and is not of the batch
     * @param found what was lost
     */
    public record Difference(
            Optional<List<String>> notBack, Optional<List<String>> unexpected, Optional<List<String>> found) {
        static Difference of(List<String> notBack, List<String> unexpected, List<String> found) {
            return new Difference(some(notBack), some(unexpected), some(found));
        }

        private static Optional<List<String>> some(List<String> barcodes) {
            return Optional.of(barcodes).filter(list -> !list.isEmpty());
        }
    }
}
