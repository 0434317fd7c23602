package id.simpul.rotation.enrolment;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.List;

/** A school goes on for another term. */
public record Renewed(Enrolment agreement, List<Quarter> quarters, LocalDate on) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                agreement.school(),
                agreement.id(),
                "renewed",
                Json.object().put("to", agreement.lastQuarter().toString())));
    }
}
