package id.simpul.exchange;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Publications that could be exchanged, one for one.
 *
 * @param byLibrary true: the library begins, without an offer of the partner's
 */
public record ExchangeProposed(
        String exchange, Optional<LocalDate> answerBy, Optional<Boolean> byLibrary, List<ProposedPair> pairs)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.EXCHANGE_PROPOSED;
    }
}
