package id.simpul.rotation.enrolment;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.policy.Policy;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A school may take part, or go on for another term.
 *
 * @param agreement the school's agreement that ends, if it is to go on
 * @param until the day of the last exchange of that agreement
 */
public record RotationInvited(
        Optional<Quarter> quarter,
        int batchSize,
        List<Integer> terms,
        Optional<LocalDate> answerBy,
        Optional<String> agreement,
        Optional<LocalDate> until)
        implements NoticeContent {
    static RotationInvited toJoin(Policy policy, Optional<Quarter> quarter) {
        return new RotationInvited(
                quarter,
                policy.rotation().batchSize(),
                List.copyOf(policy.rotation().termMonths()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static RotationInvited toGoOn(
            Policy policy, String agreement, LocalDate until, Quarter next, LocalDate answerBy) {
        return new RotationInvited(
                Optional.of(next),
                policy.rotation().batchSize(),
                List.copyOf(policy.rotation().termMonths()),
                Optional.of(answerBy),
                Optional.of(agreement),
                Optional.of(until));
    }

    /** To go on with as many books as were agreed. */
    public RotationInvited of(int places) {
        return new RotationInvited(quarter, places, terms, answerBy, agreement, until);
    }

    @Override
    public Topic topic() {
        return Topic.ROTATION_INVITED;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return answerBy;
    }
}
