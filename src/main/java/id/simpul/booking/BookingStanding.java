package id.simpul.booking;

/** What a reply says of a booking that was moved or cancelled. */
public record BookingStanding(String booking, String state) {
    static BookingStanding of(Booking booking) {
        return new BookingStanding(booking.id(), booking.state().wire());
    }
}
