package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A batch is soon to be collected.
 *
 * @param gatherBy the last school day before it, if a long break lies between
 */
public record RotationDue(
        String batch, Quarter quarter, LocalDate dueOn, int daysLeft, int count, Optional<LocalDate> gatherBy)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.ROTATION_DUE;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(dueOn);
    }
}
