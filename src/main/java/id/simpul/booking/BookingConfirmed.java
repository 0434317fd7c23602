package id.simpul.booking;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.Optional;

/** A place is booked for a day or a period. */
public record BookingConfirmed(
        String booking,
        String type,
        Optional<String> purpose,
        Optional<String> service,
        Optional<String> programme,
        Optional<LocalDate> on,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        int people)
        implements NoticeContent {

    @Override
    public Topic topic() {
        return Topic.BOOKING_CONFIRMED;
    }
}
