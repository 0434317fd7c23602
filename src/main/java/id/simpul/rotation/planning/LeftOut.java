package id.simpul.rotation.planning;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Reason;
import id.simpul.partner.PartnerId;
import java.util.List;

/** A seat that cannot be planned: it is left out, and everybody else is planned. */
public record LeftOut(String agreement, PartnerId school, Reason why) implements Effect {
    static final String STEP = "left-out";

    @Override
    public List<Event> events() {
        return List.of(new Event(
                school, agreement, STEP, Json.object().put("code", why.code().wire())));
    }
}
