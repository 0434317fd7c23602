package id.simpul.feature;

import id.simpul.agenda.Chore;
import id.simpul.delivery.Enclosure;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Kept;
import id.simpul.ledger.Reason;
import id.simpul.ledger.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** One form of cooperation, whole: the hub is a list of these, and everything else of a feature is its own. */
public interface Feature {
    /** Where its requests are judged, those of partners and those of staff; each desk says which types it takes. */
    List<Desk<?>> desks();

    /** What falls due by the calendar, in the order in which it is done when it falls due at the same time. */
    default List<Chore> chores() {
        return List.of();
    }

    /** What staff look at, page by page. */
    default List<Listing<?>> lists() {
        return List.of();
    }

    /** What is written whole for staff who ask for it. */
    default List<Document> documents() {
        return List.of();
    }

    /** What its mails carry beside the list and the calendar. */
    default Map<Topic, Enclosure> enclosures() {
        return Map.of();
    }

    /** How what hangs on a partner is ended when the partner's part ends; nothing if nothing of this feature does. */
    default Optional<Ties> ties() {
        return Optional.empty();
    }

    /** What a day asks of staff in this feature, and how it stands; every statement with a limit. */
    default Today today(Today.Asked asked) {
        return Today.NOTHING;
    }

    /** What of its own is kept for a stated time and goes after it, or stays without persons. */
    default List<Kept> kept() {
        return List.of();
    }

    /** What is left undone until staff have put it right, each in a sentence that says how; for the check. */
    default List<Reason> concerns(Handle db) {
        return List.of();
    }
}
