package id.simpul.catalogue;

import id.simpul.ledger.Request;
import java.util.Optional;

/** An item as a request describes it, and what its title is known by. */
record Described(Item item, TitleKey work, Optional<TitleKey> isbn) {
    static Described by(Request request) {
        Item item = request.as(Item.class);
        return new Described(item, item.workKey(), item.isbnKey());
    }
}
