package id.simpul.outreach;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The library does not come to the partner on that day after all.
 *
 * @param note why, in the words of staff
 */
public record OutreachCancelled(String outreach, String purpose, LocalDate on, Optional<String> about, String note)
        implements NoticeContent {

    static OutreachCancelled of(Outreach outreach, String note) {
        return new OutreachCancelled(outreach.id(), outreach.purpose(), outreach.on(), outreach.about(), note);
    }

    @Override
    public Topic topic() {
        return Topic.OUTREACH_CANCELLED;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(on);
    }
}
