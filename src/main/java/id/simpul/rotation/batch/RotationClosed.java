package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import id.simpul.rotation.obligation.Owed;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Nothing of a batch is out any more, or it never went.
 *
 * @param obligations what of it is to be replaced, and by when at the latest
 * @param deliverOn when it should have come, if it never went: that day is free again
 */
public record RotationClosed(
        String batch,
        Quarter quarter,
        Optional<Integer> returned,
        Optional<Integer> lost,
        Optional<Integer> damaged,
        Optional<List<Owed>> obligations,
        Optional<LocalDate> replaceBy,
        Optional<String> cancelled,
        Optional<LocalDate> deliverOn)
        implements NoticeContent {

    /** It never went: its day has passed, or the school has left. */
    static RotationClosed cancelled(Batch batch, String because) {
        return new RotationClosed(
                batch.id(),
                batch.quarter(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(because),
                Optional.of(batch.dates().deliverOn()));
    }

    @Override
    public Topic topic() {
        return Topic.ROTATION_CLOSED;
    }
}
