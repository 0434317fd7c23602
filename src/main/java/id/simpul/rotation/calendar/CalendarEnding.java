package id.simpul.rotation.calendar;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The calendars of some regions end.
 *
 * @param until the last day that they know
 */
public record CalendarEnding(LocalDate until, List<String> regions) implements NoticeContent {
    public CalendarEnding {
        regions = List.copyOf(regions);
    }

    @Override
    public Topic topic() {
        return Topic.CALENDAR_ENDING;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(until);
    }
}
