package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.time.LocalDate;

/** An exchange moved to another day. */
public record RotationRescheduled(
        String batch, Quarter quarter, LocalDate deliverOn, LocalDate dueOn, LocalDate formerly)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.ROTATION_RESCHEDULED;
    }
}
