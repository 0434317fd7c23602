package id.simpul.booking;

import id.simpul.policy.Policy;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/** When a booking is recalled to who made it. */
final class BookingReminders {
    private BookingReminders() {}

    /** The first day of a reminder after a day; none if they are all past, or the booking is off. */
    static Optional<LocalDate> next(Booking booking, LocalDate after, Policy policy) {
        if (booking.state() == Booking.State.CANCELLED) {
            return Optional.empty();
        }
        return policy.bookings().reminderDays().stream()
                .map(days -> booking.period().from().minusDays(days))
                .filter(day -> day.isAfter(after))
                .min(Comparator.naturalOrder());
    }
}
