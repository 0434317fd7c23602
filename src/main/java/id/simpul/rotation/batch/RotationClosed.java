package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import id.simpul.rotation.obligation.Owed;
import java.util.List;
import java.util.Optional;

/**
 * Nothing of a batch is out any more, or it never went.
 *
 * @param survey true: the school is asked how the batch was
 */
public record RotationClosed(
        String batch,
        Quarter quarter,
        Optional<Integer> returned,
        Optional<Integer> lost,
        Optional<Integer> damaged,
        Optional<List<Owed>> obligations,
        Optional<String> cancelled,
        Optional<Boolean> survey)
        implements NoticeContent {

    /** It never went; its day has passed. */
    static RotationClosed notDelivered(Batch batch) {
        return new RotationClosed(
                batch.id(),
                batch.quarter(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("not-delivered"),
                Optional.empty());
    }

    @Override
    public Topic topic() {
        return Topic.ROTATION_CLOSED;
    }
}
