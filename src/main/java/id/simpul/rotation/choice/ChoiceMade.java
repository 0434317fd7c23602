package id.simpul.rotation.choice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.List;

/** Staff chose something by hand. */
public record ChoiceMade(Choice choice, LocalDate on, String by, String reason) implements Effect {
    /** As one who acts chose it. */
    public static ChoiceMade by(Request request, Choice choice, LocalDate on) {
        return new ChoiceMade(
                choice,
                on,
                request.staff().map(Request.Staff::name).orElse(""),
                request.staff().map(Request.Staff::reason).orElse(""));
    }

    @Override
    public List<Event> events() {
        return List.of(event(choice, choice.kind().wire() + "-made"));
    }

    static Event event(Choice choice, String step) {
        ObjectNode detail = Json.object().put("barcode", choice.barcode());
        choice.quarter().ifPresent(quarter -> detail.put("quarter", quarter.toString()));
        choice.until().ifPresent(until -> detail.put("until", until.toString()));
        return new Event(choice.school().orElse(PartnerId.STAFF), choice.id(), step, detail);
    }
}
