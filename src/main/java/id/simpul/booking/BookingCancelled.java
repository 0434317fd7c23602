package id.simpul.booking;

import id.simpul.ledger.NoticeContent;
import id.simpul.ledger.Topic;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A booking is given up: its day is free again, in the reader's calendar too.
 *
 * @param note why, if staff did it
 */
public record BookingCancelled(
        String booking,
        String type,
        Optional<String> purpose,
        Optional<String> service,
        Optional<String> programme,
        Optional<LocalDate> on,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        int people,
        Optional<String> note)
        implements NoticeContent {

    static BookingCancelled of(BookingConfirmed booked, Optional<String> note) {
        return new BookingCancelled(
                booked.booking(),
                booked.type(),
                booked.purpose(),
                booked.service(),
                booked.programme(),
                booked.on(),
                booked.from(),
                booked.to(),
                booked.people(),
                note);
    }

    @Override
    public Topic topic() {
        return Topic.BOOKING_CANCELLED;
    }
}
