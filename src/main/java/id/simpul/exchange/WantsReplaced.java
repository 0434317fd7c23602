package id.simpul.exchange;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.util.List;

/** A partner, or the library itself, has a new want-list; the old one is gone. */
record WantsReplaced(PartnerId partner, boolean host, List<Wanted> wants) implements Effect {
    WantsReplaced {
        wants = List.copyOf(wants);
    }

    @Override
    public List<Event> events() {
        return List.of(
                new Event(partner, partner.value(), "wanted", Json.object().put("titles", wants.size())));
    }
}
