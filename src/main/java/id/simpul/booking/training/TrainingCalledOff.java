package id.simpul.booking.training;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;

/**
 * A training to which nobody comes any more.
 *
 * @param on since when that is so
 */
record TrainingCalledOff(String training, PartnerId partner, LocalDate from, LocalDate to, LocalDate on)
        implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                partner,
                training,
                "called-off",
                Json.object().put("from", from.toString()).put("to", to.toString())));
    }
}
