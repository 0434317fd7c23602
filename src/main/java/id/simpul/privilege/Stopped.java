package id.simpul.privilege;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import java.util.List;

/** A privilege that staff have ended; the history has who and why, and nothing about the person. */
record Stopped(Privilege privilege, Staff staff) implements Effect {
    @Override
    public List<Event> events() {
        return List.of(new Event(
                privilege.person().partner(),
                privilege.id(),
                "stopped",
                Json.object().put("by", staff.name()).put("reason", staff.reason())));
    }
}
