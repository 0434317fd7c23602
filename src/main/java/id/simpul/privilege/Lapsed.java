package id.simpul.privilege;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.List;

/** A privilege that has come to its end. */
record Lapsed(Privilege privilege) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(
                new Event(privilege.person().partner(), privilege.id(), "lapsed", Json.tree(privilege.outcome())));
    }
}
