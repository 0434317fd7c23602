package id.simpul.booking;

import id.simpul.booking.training.TrainingTies;
import id.simpul.feature.Loosened;
import id.simpul.feature.Parting;
import id.simpul.feature.Ties;
import id.simpul.ledger.Code;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Reason;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What ties a partner to the calendar of visits, services, internships and trainings: places to come are free for others again. */
final class BookingTies implements Ties {
    @Override
    public Loosened loosen(Handle db, Parting parting) {
        if (parting.goesOnAs().isPresent()) {
            return Loosened.NOTHING; // Its bookings and trainings go on as the other's.
        }
        return Loosened.all(List.of(bookings(db, parting), TrainingTies.loosen(db, parting)));
    }

    private static Loosened bookings(Handle db, Parting parting) {
        List<Booking> coming = Bookings.locked(db, Bookings.coming(db, parting.partner(), parting.on()));
        if (coming.isEmpty()) {
            return Loosened.NOTHING;
        }
        List<Effect> effects = coming.stream()
                .<Effect>map(booking -> new BookingChanged(Optional.of(booking), booking.cancelled()))
                .toList();
        List<Loosened.Day> days = coming.stream()
                .map(booking -> new Loosened.Day(
                        "booking",
                        booking.id(),
                        booking.period().from(),
                        booking.period().to()))
                .toList();
        return new Loosened(
                List.of(Reason.of(Code.BOOKINGS_CANCELLED, "", coming.size())), List.of(), effects, List.of(), days);
    }

    @Override
    public void write(Handle db, List<Effect> effects) {
        Bookings.write(db, effects);
        TrainingTies.write(db, effects);
    }
}
