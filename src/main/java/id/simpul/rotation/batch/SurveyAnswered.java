package id.simpul.rotation.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A school said how its batch was read. */
public record SurveyAnswered(
        PartnerId school,
        String batch,
        LocalDate on,
        Optional<Integer> rating,
        Optional<String> comment,
        ObjectNode loans)
        implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(school, batch, "surveyed"));
    }
}
