package id.simpul.rotation.enrolment;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.partner.PartnerId;
import java.util.List;

/** A school's term is over; its batch is collected, and it may enrol again. */
public record TermEnded(String agreement, PartnerId school) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(school, agreement, "ended"));
    }
}
