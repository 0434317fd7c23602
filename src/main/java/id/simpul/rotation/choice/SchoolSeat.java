package id.simpul.rotation.choice;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import id.simpul.rotation.planner.Level;
import id.simpul.rotation.planner.Places;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A quarter in which a school takes part.
 *
 * @param exchangeOn the day of the exchange, as it was told or else by the calendars: what is kept back on it does not go
 * @param batch its batch, if it is planned
 * @param isOpen whether what goes can still be chosen: no list was told yet
 * @param places how many books it gets, by grades
 */
record SchoolSeat(
        PartnerId school,
        Quarter quarter,
        LocalDate exchangeOn,
        Optional<String> batch,
        boolean isOpen,
        Places places) {
    int placesFor(Level level) {
        return switch (level) {
            case LOWER -> places.lower();
            case UPPER -> places.upper();
            case BOTH -> places.total();
        };
    }
}
