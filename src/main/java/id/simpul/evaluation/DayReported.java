package id.simpul.evaluation;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;

/** The library's figures of a day came in, for the first time or again. */
record DayReported(PartnerId library, String request, LocalDate on, Numbers all, List<Part> parts) implements Effect {
    /** What is counted of a day. */
    record Numbers(int visits, int newMembers, int loans) {}

    /** What of it was told of a region or a partner. */
    record Part(String scope, String name, Numbers numbers) {}

    DayReported {
        parts = List.copyOf(parts);
    }

    @Override
    public List<Event> events() {
        return List.of(new Event(
                library,
                "statistics-" + on,
                "reported",
                Json.object().put("visits", all.visits()).put("newMembers", all.newMembers())));
    }
}
