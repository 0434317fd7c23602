package id.simpul.catalogue;

import id.simpul.ledger.Request;
import java.util.Optional;

/** An item as a request describes it, and what its title is known by. */
record Described(Item item, TitleKey work, Optional<TitleKey> isbn, SameWork form) {
    static Described by(Request request) {
        Item item = Item.of(request.data());
        SameWork form = item.form();
        return new Described(item, form.key(), item.isbnKey(), form);
    }

    String id() {
        return work.value();
    }
}
