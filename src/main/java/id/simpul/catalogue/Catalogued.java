package id.simpul.catalogue;

import id.simpul.ledger.Effect;
import java.util.Optional;

/**
 * An item is described, for the first time or anew.
 *
 * @param title the id of its title
 * @param joins another title's id that turned out to be the same work
 */
public record Catalogued(Item item, TitleKey work, Optional<TitleKey> isbn, String title, Optional<String> joins)
        implements Effect {}
