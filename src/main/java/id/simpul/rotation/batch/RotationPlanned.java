package id.simpul.rotation.batch;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A batch is being prepared for a school.
 *
 * @param missing by how many books it falls short, if it does (R12)
 */
public record RotationPlanned(
        String batch,
        Quarter quarter,
        LocalDate deliverOn,
        LocalDate dueOn,
        int places,
        int filled,
        Optional<Integer> missing)
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
