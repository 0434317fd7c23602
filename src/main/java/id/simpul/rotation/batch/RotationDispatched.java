package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A batch has left the library; told again to a school that has not said whether it came.
 *
 * @param items what is really in the boxes
 * @param in what of it was not on the list that was announced
 * @param out what was on that list and stayed here
 * @param again whether the school is asked once more
 */
public record RotationDispatched(
        String batch,
        Quarter quarter,
        LocalDate deliverOn,
        LocalDate dueOn,
        int boxes,
        int count,
        List<Item> items,
        Optional<List<Item>> in,
        Optional<List<Other>> out,
        Optional<Boolean> again)
        implements NoticeContent {

    /** One book, and the box it travels in. */
    public record Item(String barcode, String title, int box) {
        static List<Item> of(List<BatchLine> lines) {
            return lines.stream()
                    .sorted(Comparator.comparingInt(BatchLine::box).thenComparing(BatchLine::barcode))
                    .map(line -> new Item(line.barcode(), line.name(), line.box()))
                    .toList();
        }
    }

    /** A book that stayed. */
    public record Other(String barcode, String title) {}

    @Override
    public Topic topic() {
        return Topic.ROTATION_DISPATCHED;
    }
}
