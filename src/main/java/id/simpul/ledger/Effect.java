package id.simpul.ledger;

import java.util.List;

/** What a decision changes, as data; each feature has its own and writes them itself. */
public interface Effect {
    /** The lines it adds to the history; the ledger writes them. */
    default List<Event> events() {
        return List.of();
    }
}
