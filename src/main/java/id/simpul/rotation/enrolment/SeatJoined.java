package id.simpul.rotation.enrolment;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.List;

/**
 * Two schools that both took part are one: the agreement that goes on, with the pupils of both and the longer of their terms.
 *
 * @param quarters those that it gets in addition
 */
record SeatJoined(Enrolment agreement, List<Quarter> quarters, LocalDate on) implements Effect {
    SeatJoined {
        quarters = List.copyOf(quarters);
    }

    @Override
    public List<Event> events() {
        return List.of(new Event(
                agreement.school(),
                agreement.id(),
                "joined",
                Json.object()
                        .put("to", agreement.lastQuarter().toString())
                        .put("lower", agreement.pupils().lower())
                        .put("upper", agreement.pupils().upper())));
    }
}
