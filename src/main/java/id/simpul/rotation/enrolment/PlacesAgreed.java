package id.simpul.rotation.enrolment;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.List;

/** A school gets so many books a quarter from now on. */
public record PlacesAgreed(Enrolment agreement) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                agreement.school(),
                agreement.id(),
                "places-agreed",
                Json.object().put("places", agreement.places().orElseThrow())));
    }
}
