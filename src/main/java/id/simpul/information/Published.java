package id.simpul.information;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.util.List;

/**
 * An announcement went out.
 *
 * @param audience the kinds and the partners it was meant for, as they were named
 * @param recipients how many partners it reached
 */
record Published(String id, PartnerId by, String subject, String body, List<String> audience, int recipients)
        implements Effect {
    Published {
        audience = List.copyOf(audience);
    }

    @Override
    public List<Event> events() {
        return List.of(new Event(by, id, "published", Json.object().put("recipients", recipients)));
    }
}
