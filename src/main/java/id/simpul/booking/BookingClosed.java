package id.simpul.booking;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The library is closed on the day of a booking, as came to be known later.
 *
 * @param closedFor what the calendar calls the day
 * @param alternatives the nearest free days
 */
public record BookingClosed(
        String booking,
        String type,
        Optional<String> purpose,
        Optional<String> service,
        LocalDate on,
        int people,
        Optional<String> closedFor,
        List<Free> alternatives)
        implements NoticeContent {
    /** A day on which it could be instead. */
    public record Free(LocalDate on) {}

    public BookingClosed {
        alternatives = List.copyOf(alternatives);
    }

    @Override
    public Topic topic() {
        return Topic.BOOKING_CLOSED;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return Optional.of(on);
    }
}
