package id.simpul.rotation.choice;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import java.time.LocalDate;
import java.util.List;

/** Staff took back what they had chosen, or chose otherwise. */
public record ChoiceEnded(Choice choice, LocalDate on) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(ChoiceMade.event(choice, choice.kind().wire() + "-ended"));
    }
}
