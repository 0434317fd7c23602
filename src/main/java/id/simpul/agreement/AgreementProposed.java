package id.simpul.agreement;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the national library has to decide. */
public record AgreementProposed(
        String proposal,
        String form,
        String title,
        List<PartnerId> parties,
        LocalDate from,
        LocalDate to,
        Optional<List<String>> goals,
        Optional<Document> document,
        String by,
        List<Member> partners)
        implements NoticeContent {

    /** The draft, which travels by another way. */
    public record Document(String name, String sha256) {}

    /** One of the parties. */
    public record Member(PartnerId partner, String name, Optional<String> kind, Optional<String> region) {}

    @Override
    public Topic topic() {
        return Topic.AGREEMENT_PROPOSED;
    }
}
