package id.simpul.privilege;

import com.fasterxml.jackson.databind.node.ObjectNode;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import id.simpul.ledger.Request.Staff;
import java.util.List;

/** Staff were shown whose privileges these are: that they looked is kept of each, who it is only shown this once. */
record LookedAt(List<Privilege> privileges, Staff staff) implements Effect {
    LookedAt {
        privileges = List.copyOf(privileges);
    }

    @Override
    public List<Event> events() {
        return privileges.stream()
                .map(one -> new Event(
                        one.person().partner(),
                        one.id(),
                        "looked-at",
                        Json.object()
                                .put("by", staff.name())
                                .put("reason", staff.reason())
                                .put("door", staff.door().wire())))
                .toList();
    }

    @Override
    public ObjectNode shownOnce() {
        ObjectNode shown = Json.object();
        privileges.forEach(one -> {
            ObjectNode person = shown.withArray("/persons").addObject();
            one.person().name().ifPresent(name -> person.put("name", name));
            one.person().ref().ifPresent(ref -> person.put("ref", ref));
            person.put("partner", one.person().partner().value());
            person.put("privilege", one.kind().wire());
            person.put("because", one.basis().because().wire());
            person.put("from", one.from().toString());
            one.until().ifPresent(until -> person.put("until", until.toString()));
        });
        return shown;
    }
}
