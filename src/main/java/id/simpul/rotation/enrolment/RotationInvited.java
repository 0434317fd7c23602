package id.simpul.rotation.enrolment;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A school may take part, or go on for another term. */
public record RotationInvited(
        Optional<Quarter> quarter, int batchSize, List<Integer> terms, Optional<LocalDate> answerBy)
        implements NoticeContent {
    public static RotationInvited by(Policy policy, Optional<Quarter> quarter, Optional<LocalDate> answerBy) {
        return new RotationInvited(
                quarter,
                policy.rotation().batchSize(),
                List.copyOf(policy.rotation().termMonths()),
                answerBy);
    }

    @Override
    public Topic topic() {
        return Topic.ROTATION_INVITED;
    }
}
