package id.simpul.rotation.planning;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.rotation.batch.Batch;
import java.util.List;

/** A batch is planned: its items are promised to it. */
public record BatchPlanned(Batch batch) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                batch.school(),
                batch.id(),
                "planned",
                Json.object()
                        .put("quarter", batch.quarter().toString())
                        .put("places", batch.places())
                        .put("filled", batch.lines().size())));
    }
}
