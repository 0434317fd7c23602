package id.simpul.delivery;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;

/**
 * The partner gave an address of e-mail, which is used once its reader has confirmed it.
 *
 * @param until the last day on which the link in the mail is good
 */
public record AddressConfirm(LocalDate until) implements NoticeContent {
    @Override
    public Topic topic() {
        return Topic.ADDRESS_CONFIRM;
    }
}
