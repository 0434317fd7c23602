package id.simpul.agenda;

import id.simpul.agenda.Chore.Due;
import java.time.Instant;
import java.util.List;

/** What a chore is to do next; nothing if it has no parts. */
record Ready(Chore chore, List<Due> parts) {
    boolean isDue() {
        return !parts.isEmpty();
    }

    Instant at() {
        return parts.get(0).at();
    }
}
