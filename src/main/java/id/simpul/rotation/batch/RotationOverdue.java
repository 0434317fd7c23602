package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What of a batch has not come back. */
public record RotationOverdue(
        String batch, Quarter quarter, LocalDate dueOn, int daysOver, LocalDate lostOn, List<Item> items)
        implements NoticeContent {

    /** One book that is still out. */
    public record Item(String barcode, String title) {}

    @Override
    public Topic topic() {
        return Topic.ROTATION_OVERDUE;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(lostOn.minusDays(1));
    }
}
