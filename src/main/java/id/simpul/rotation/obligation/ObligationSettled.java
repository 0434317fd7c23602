package id.simpul.rotation.obligation;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.Optional;

/** Nothing is owed for an item any more. */
public record ObligationSettled(
        String obligation, String state, String barcode, String title, Optional<LocalDate> on, Optional<String> note)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.OBLIGATION_SETTLED;
    }
}
