package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An exchange moved to another day.
 *
 * @param moved what moved with it, {@link #DELIVERY} or {@link #COLLECTION}
 */
public record RotationRescheduled(String batch, Quarter quarter, String moved, LocalDate from, LocalDate to)
        implements NoticeContent {
    static final String DELIVERY = "delivery";
    static final String COLLECTION = "collection";

    @Override
    public Topic topic() {
        return Topic.ROTATION_RESCHEDULED;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(to);
    }
}
