package id.simpul.rotation.batch;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import java.util.List;

/** A batch went a step on its course. */
public record BatchChanged(Batch before, Batch after, List<Event> events) implements Effect {
    public BatchChanged {
        events = List.copyOf(events);
    }
}
