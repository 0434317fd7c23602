package id.simpul.agreement;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What came of a proposal.
 *
 * @param withdrawnBy who had proposed it and takes part no more, if that is why nothing came of it
 */
public record AgreementDecided(
        Optional<String> agreement,
        Optional<String> number,
        String title,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        Optional<String> proposal,
        boolean approved,
        Optional<String> origin,
        Optional<String> note,
        Optional<String> withdrawnBy)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.AGREEMENT_DECIDED;
    }
}
