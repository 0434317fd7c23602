package id.simpul.rotation.enrolment;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.time.LocalDate;
import java.util.List;

/** A school leaves; what it holds is collected at the next exchange. */
public record Withdrawn(Enrolment agreement, LocalDate dueOn) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                agreement.school(), agreement.id(), "withdrawn", Json.object().put("dueOn", dueOn.toString())));
    }
}
