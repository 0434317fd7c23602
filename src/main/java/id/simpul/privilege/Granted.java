package id.simpul.privilege;

import id.simpul.ledger.Effect;
import id.simpul.ledger.Event;
import id.simpul.ledger.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A privilege that was given.
 *
 * @param before the person's earlier one, whose place it takes
 */
record Granted(Privilege privilege, Optional<Privilege> before) implements Effect {
    @Override
    public List<Event> events() {
        List<Event> events = new ArrayList<>();
        before.ifPresent(earlier -> events.add(new Event(earlier.person().partner(), earlier.id(), "replaced")));
        events.add(new Event(
                privilege.person().partner(),
                privilege.id(),
                "granted",
                Json.tree(privilege.outcome())
                        .put("because", privilege.basis().because().wire())));
        return events;
    }
}
