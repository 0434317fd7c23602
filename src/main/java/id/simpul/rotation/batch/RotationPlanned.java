package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Optional;

/** A batch is being prepared for a school. */
public record RotationPlanned(
        String batch, Quarter quarter, LocalDate deliverOn, LocalDate dueOn, int places, int filled)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.ROTATION_PLANNED;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(deliverOn);
    }
}
