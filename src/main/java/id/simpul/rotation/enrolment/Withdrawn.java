package id.simpul.rotation.enrolment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A school leaves; what it holds is collected at the next exchange.
 *
 * @param dueOn when that is, if it holds anything
 */
public record Withdrawn(Enrolment agreement, Optional<LocalDate> dueOn) implements Effect {
    @Override
    public List<Event> events() {
        ObjectNode detail = Json.object();
        dueOn.ifPresent(day -> detail.put("dueOn", day.toString()));
        return List.of(new Event(agreement.school(), agreement.id(), "withdrawn", detail));
    }
}
