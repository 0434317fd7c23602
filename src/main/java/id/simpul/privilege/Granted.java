package id.simpul.privilege;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * A privilege that was given.
 *
 * @param before the person's earlier ones, whose place it takes
 */
record Granted(Privilege privilege, List<Privilege> before) implements Effect {
    Granted {
        before = List.copyOf(before);
    }

    @Override
    public List<Event> events() {
        List<Event> events = new ArrayList<>();
        before.forEach(earlier -> events.add(new Event(earlier.person().partner(), earlier.id(), "replaced")));
        events.add(new Event(
                privilege.person().partner(),
                privilege.id(),
                "granted",
                Json.tree(privilege.outcome())
                        .put("because", privilege.basis().because().wire())));
        return events;
    }
}
