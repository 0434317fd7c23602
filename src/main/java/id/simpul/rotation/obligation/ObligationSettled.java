package id.simpul.rotation.obligation;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Nothing is owed for an item any more.
 *
 * @param how {@code replaced}, {@code found} or {@code waived}
 */
public record ObligationSettled(
        String obligation,
        String state,
        Optional<String> how,
        String barcode,
        String title,
        Optional<LocalDate> on,
        Optional<String> note)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.OBLIGATION_SETTLED;
    }
}
