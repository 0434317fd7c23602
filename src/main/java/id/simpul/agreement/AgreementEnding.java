package id.simpul.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** An agreement ends, and could be renewed. */
public record AgreementEnding(
        String agreement,
        String number,
        String title,
        LocalDate from,
        LocalDate to,
        int daysLeft,
        Optional<Renewal> renewal,
        Optional<List<Figure>> indicators)
        implements NoticeContent {

    /** What could be sent back as it is, to go on for as long again. */
    public record Renewal(
            LocalDate from,
            LocalDate to,
            String form,
            String title,
            List<PartnerId> parties,
            Optional<List<String>> goals) {}

    /** What the cooperation has brought. */
    public record Figure(String indicator, JsonNode value) {}

    static AgreementEnding of(
            Agreement agreement, LocalDate today, Optional<Renewal> renewal, Optional<List<Figure>> indicators) {
        LocalDate to = agreement.term().to();
        return new AgreementEnding(
                agreement.id(),
                agreement.subject().number(),
                agreement.subject().title(),
                agreement.term().from(),
                to,
                (int) Math.max(0, ChronoUnit.DAYS.between(today, to)),
                renewal,
                indicators);
    }

    @Override
    public Topic topic() {
        return Topic.AGREEMENT_ENDING;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(to);
    }
}
