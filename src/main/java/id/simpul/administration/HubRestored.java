package id.simpul.administration;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.Instant;

/**
 * The hub goes on from an earlier state: what partners sent in between it does not know.
 *
 * @param since the moment whose state it goes on from
 * @param until the moment from which on it knows everything again
 */
public record HubRestored(Instant since, Instant until) implements NoticeContent {
    @Override
    public Topic topic() {
        return Topic.HUB_RESTORED;
    }
}
