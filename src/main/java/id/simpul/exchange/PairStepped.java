package id.simpul.exchange;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.List;
import java.util.Locale;

/** A side took a step with a pair. */
record PairStepped(Pair before, Pair after, Side side, Step step) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                after.partner(),
                after.exchange(),
                step.name().toLowerCase(Locale.ROOT),
                Json.object()
                        .put("pair", after.id())
                        .put("by", side.name().toLowerCase(Locale.ROOT))
                        .put("state", after.state().wire())));
    }
}
