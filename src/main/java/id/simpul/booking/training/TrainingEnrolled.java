package id.simpul.booking.training;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.partner.PartnerId;
import java.util.List;

/** Candidates were enrolled for a training; who they are does not go into the history. */
record TrainingEnrolled(Training training) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                training.partner().orElse(PartnerId.STAFF),
                training.id(),
                training.partner().isPresent() ? "enrolled" : "sent",
                Json.object()
                        .put("from", training.from().toString())
                        .put("to", training.to().toString())
                        .put("admitted", training.admitted())
                        .put("refused", training.refused())));
    }
}
