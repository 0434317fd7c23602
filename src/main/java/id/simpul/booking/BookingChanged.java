package id.simpul.booking;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.List;
import java.util.Optional;

/** A booking that was made, moved or cancelled. */
record BookingChanged(Optional<Booking> before, Booking after) implements Effect {
    @Override
    public List<Event> events() {
        String step = before.isEmpty() ? "booked" : after.state() == Booking.State.CANCELLED ? "cancelled" : "moved";
        return List.of(
                new Event(after.partner(), after.id(), step, Json.tree(Days.of(after.period(), after.resource()))));
    }
}
