package id.simpul.booking;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.Optional;

/** A booking is near. */
public record BookingReminder(
        String booking,
        String type,
        Optional<String> purpose,
        Optional<String> service,
        Optional<String> programme,
        Optional<LocalDate> on,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        int people,
        int daysLeft)
        implements NoticeContent {

    static BookingReminder of(BookingConfirmed booked, int daysLeft) {
        return new BookingReminder(
                booked.booking(),
                booked.type(),
                booked.purpose(),
                booked.service(),
                booked.programme(),
                booked.on(),
                booked.from(),
                booked.to(),
                booked.people(),
                daysLeft);
    }

    @Override
    public Topic topic() {
        return Topic.BOOKING_REMINDER;
    }

    @Override
    public Optional<LocalDate> lastDay() {
        return on.or(() -> from);
    }
}
