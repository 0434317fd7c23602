package id.simpul.agreement;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;

/** A proposal went on to the national library. */
public record AgreementForwarded(
        String proposal,
        String form,
        String title,
        List<PartnerId> parties,
        LocalDate from,
        LocalDate to,
        List<AgreementProposed.Member> partners)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.AGREEMENT_FORWARDED;
    }
}
