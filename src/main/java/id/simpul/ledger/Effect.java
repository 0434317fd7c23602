package id.simpul.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a decision changes, as data; each feature has its own and writes them itself. */
public interface Effect {
    /** The lines it adds to the history; the ledger writes them. */
    default List<Event> events() {
        return List.of();
    }

    /** What only whoever asked is shown, this once: it stands neither in the reply that is kept nor in the history. */
    default ObjectNode shownOnce() {
        return Json.object();
    }

    /** The requests of others that waited for this, and are answered by it; the ledger closes them and tells who asked. */
    default List<Concluded> concludes() {
        return List.of();
    }
}
