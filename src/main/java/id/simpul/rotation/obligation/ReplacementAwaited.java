package id.simpul.rotation.obligation;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import java.util.List;

/** A replacement waits for staff from now on, for who judges a later one of the same list. */
record ReplacementAwaited(WaitingReplacement waiting) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(); // The request itself is in the history.
    }
}
