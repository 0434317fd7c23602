package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.time.LocalDate;

/** A batch has left the library. */
public record RotationDispatched(
        String batch, Quarter quarter, LocalDate deliverOn, LocalDate dueOn, int boxes, int count)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.ROTATION_DISPATCHED;
    }
}
