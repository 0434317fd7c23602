package id.simpul.catalogue;

import id.simpul.ledger.Effect;
import java.util.List;
import java.util.Optional;

/**
 * An item is described, for the first time or anew.
 *
 * @param title the id of the title that its work goes by
 * @param joins ids of other works that turned out to be the same
 * @param doubts works that may be the same: staff are asked
 */
record Catalogued(Described described, String title, List<String> joins, List<Doubt> doubts) implements Effect {
    Catalogued {
        joins = List.copyOf(joins);
        doubts = List.copyOf(doubts);
    }

    Item item() {
        return described.item();
    }

    SameWork form() {
        return described.form();
    }

    /** The title alone, written alike. */
    String bare() {
        return item().bare(form());
    }

    Optional<TitleKey> isbnKey() {
        return described.isbn();
    }

    /**
     * Two descriptions that may be of one work.
     *
     * @param isbn the number that both have; none if it is the authors that are not known
     */
    record Doubt(String one, String other, Optional<String> isbn) {
        static Doubt of(String one, String other, Optional<String> isbn) {
            return one.compareTo(other) < 0 ? new Doubt(one, other, isbn) : new Doubt(other, one, isbn);
        }
    }
}
