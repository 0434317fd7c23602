package id.simpul.administration;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a day asks of staff, as the console's first page says it.
 *
 * @param count how many things
 * @param reasons what they are, the most pressing first
 */
public record StaffMorning(LocalDate on, int count, List<Line> reasons, String link) implements NoticeContent {
    public StaffMorning {
        reasons = List.copyOf(reasons);
    }

    /** One thing, in both languages. */
    public record Line(Said message) {}

    /** A sentence in both languages. */
    public record Said(String id, String en) {}

    @Override
    public Topic topic() {
        return Topic.STAFF_MORNING;
    }

    /** Tomorrow there is another. */
    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(on);
    }
}
