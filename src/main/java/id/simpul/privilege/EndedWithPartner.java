package id.simpul.privilege;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.List;

/** A privilege that ends with the part of the partner that had registered the person; the history has nothing about the person. */
record EndedWithPartner(Privilege privilege) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                privilege.person().partner(),
                privilege.id(),
                "stopped",
                Json.object().put("because", "partner-removed")));
    }
}
