package id.simpul.account;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Topic;
import java.util.List;

/**
 * Another partner goes on as the one that is told: what was the other's is its own now.
 *
 * @param merged the other's name
 * @param reasons what became of what hung on the other
 */
public record PartnerMerged(String merged, List<Reason.Told> reasons) implements NoticeContent {
    public PartnerMerged {
        reasons = List.copyOf(reasons);
    }

    @Override
    public Topic topic() {
        return Topic.PARTNER_MERGED;
    }
}
