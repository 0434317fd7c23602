package id.simpul.rotation.enrolment;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.partner.PartnerId;
import java.util.List;

/** The library invited a school (R11). */
public record Invited(PartnerId school) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(school, school.value(), "invited"));
    }
}
