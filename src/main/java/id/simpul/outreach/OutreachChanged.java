package id.simpul.outreach;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.List;

/** A visit of the library's own is recorded or given up; what it is about does not go into the history. */
record OutreachChanged(Outreach after) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                after.partner(),
                after.id(),
                after.state().wire(),
                Json.object()
                        .put("purpose", after.purpose())
                        .put("on", after.on().toString())));
    }
}
