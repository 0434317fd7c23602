package id.simpul.rotation.obligation;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.List;

/** What of a batch is to be replaced. */
public record ObligationOpened(String batch, LocalDate dueOn, List<Owed> obligations) implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.OBLIGATION_OPENED;
    }
}
