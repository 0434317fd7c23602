package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is in the batch, and on which day it comes. */
public record RotationAnnounced(
        String batch,
        Quarter quarter,
        LocalDate deliverOn,
        LocalDate dueOn,
        List<RotationDispatched.Item> items,
        Optional<Integer> run,
        Optional<Boolean> collects,
        Optional<Integer> overdue)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.ROTATION_ANNOUNCED;
    }
}
