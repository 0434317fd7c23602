package id.simpul.rotation.planning;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.List;

/** A quarter's plan was looked through, and found good. */
record PlanApproved(Quarter quarter, LocalDate on, String by) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                PartnerId.STAFF, quarter.toString(), "approved", Json.object().put("by", by)));
    }
}
