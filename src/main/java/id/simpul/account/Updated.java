package id.simpul.account;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerUpdate;
import java.util.List;

/**
 * A partner changed what is known of it.
 *
 * @param fields what it changed, without what they hold
 */
record Updated(PartnerUpdate update, List<String> fields) implements Effect {
    Updated {
        fields = List.copyOf(fields);
    }

    @Override
    public List<Event> events() {
        var detail = Json.object();
        fields.forEach(detail.putArray("fields")::add);
        return List.of(new Event(update.partner(), update.partner().value(), "updated", detail));
    }
}
