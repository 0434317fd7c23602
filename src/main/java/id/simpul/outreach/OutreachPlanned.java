package id.simpul.outreach;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.Optional;

/** The library comes to the partner on a day. */
public record OutreachPlanned(String outreach, String purpose, LocalDate on, Optional<String> about)
        implements NoticeContent {

    static OutreachPlanned of(Outreach outreach) {
        return new OutreachPlanned(outreach.id(), outreach.purpose(), outreach.on(), outreach.about());
    }

    @Override
    public Topic topic() {
        return Topic.OUTREACH_PLANNED;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(on);
    }
}
