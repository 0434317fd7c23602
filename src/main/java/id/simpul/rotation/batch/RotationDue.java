package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.time.LocalDate;

/** A batch is soon to be collected. */
public record RotationDue(String batch, Quarter quarter, LocalDate dueOn, int daysLeft, int count)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.ROTATION_DUE;
    }
}
