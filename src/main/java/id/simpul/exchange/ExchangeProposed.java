package id.simpul.exchange;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Publications that could be exchanged, one for one. */
public record ExchangeProposed(String exchange, Optional<LocalDate> answerBy, List<ProposedPair> pairs)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.EXCHANGE_PROPOSED;
    }
}
