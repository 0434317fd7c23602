package id.simpul.ledger;

import java.util.List;

/** What a decision changes, as data; each feature has its own and writes them itself. */
public interface Effect {
    /** The lines it adds to the history; the ledger writes them. */
    default List<Event> events() {
        return List.of();
    }

    /** The requests of others that waited for this, and are answered by it; the ledger closes them and tells who asked. */
    default List<Concluded> concludes() {
        return List.of();
    }
}
