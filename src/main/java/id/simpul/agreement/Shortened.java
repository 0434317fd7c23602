package id.simpul.agreement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Request.Staff;
import java.util.List;

/** An agreement that staff have end before its time; it is in the history of each of its parties, with the reason. */
record Shortened(Agreement agreement, Staff staff) implements Effect {
    @Override
    public List<Event> events() {
        ObjectNode detail = agreement.shown().put("by", staff.name()).put("reason", staff.reason());
        return agreement.partners().stream()
                .map(partner -> new Event(partner, agreement.id(), "shortened", detail))
                .toList();
    }
}
