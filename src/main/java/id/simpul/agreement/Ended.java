package id.simpul.agreement;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import java.util.List;

/** An agreement whose term is over. */
record Ended(Agreement agreement) implements Effect {
    @Override
    public List<Event> events() {
        return agreement.partners().stream()
                .map(partner -> new Event(partner, agreement.id(), "ended", agreement.shown()))
                .toList();
    }
}
