package id.simpul.rotation.enrolment;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.List;

/** A school takes part in the rotation. */
public record Enrolled(Agreement agreement, Enrol.Contact contact, String address) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                agreement.school(),
                agreement.id(),
                "enrolled",
                Json.object()
                        .put("from", agreement.quarters().get(0).toString())
                        .put("to", agreement.lastQuarter().toString())));
    }
}
