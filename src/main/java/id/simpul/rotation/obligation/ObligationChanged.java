package id.simpul.rotation.obligation;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.List;
import java.util.Optional;

/** An obligation was opened, or went a step on its course. */
public record ObligationChanged(Optional<Obligation> before, Obligation after, List<Event> events) implements Effect {
    public ObligationChanged {
        events = List.copyOf(events);
    }

    public static ObligationChanged opened(Obligation obligation) {
        Event opened = new Event(
                obligation.school(),
                obligation.id(),
                "opened",
                Json.object().put("batch", obligation.batch()).put("barcode", obligation.barcode()));
        return new ObligationChanged(Optional.empty(), obligation, List.of(opened));
    }

    /** What happened to it is named in the past tense: {@code promised}. */
    public static ObligationChanged step(Obligation before, Obligation after, String... steps) {
        List<Event> events = java.util.Arrays.stream(steps)
                .map(step -> new Event(after.school(), after.id(), step))
                .toList();
        return new ObligationChanged(Optional.of(before), after, events);
    }
}
