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
 * @param cancelled why it never went
 * @param owed how many lost books were to be replaced, if that is why
 * @param deliverOn when it should have come, if it never went: that day is free again
 * @param survey true: the school is asked how the batch was
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
        Optional<Integer> owed,
        Optional<LocalDate> deliverOn,
        Optional<Boolean> survey)
        implements NoticeContent {
    /** The library did not bring it in time. */
    static final String NOT_DELIVERED = "not-delivered";
    /** The library kept it, because its school had not replaced what it lost. */
    static final String HELD_BACK = "held-back";
    /** Staff cancelled it before it went. */
    static final String BY_STAFF = "by-staff";

    /**
     * It never went.
     *
     * @param owed how many lost books were to be replaced, if that held it back
     */
    static RotationClosed cancelled(Batch batch, String because, Optional<Integer> owed) {
        return new RotationClosed(
                batch.id(),
                batch.quarter(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(because),
                owed,
                Optional.of(batch.dates().deliverOn()),
                Optional.empty());
    }

    @Override
    public Topic topic() {
        return Topic.ROTATION_CLOSED;
    }
}
