package id.simpul.rotation.obligation;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What is still to be replaced, shortly before its last day or after it. */
public record ObligationDue(
        LocalDate dueOn, Optional<Integer> daysLeft, Optional<Integer> daysOver, List<Owed> obligations)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.OBLIGATION_DUE;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return daysLeft.map(left -> dueOn);
    }
}
