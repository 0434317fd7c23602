package id.simpul.catalogue;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Request;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of the items and works that a list of requests speaks of. */
final class CatalogueFacts implements Desk.Facts {
    private final Map<String, Known> items = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private final Works works = new Works();
    private final IdentityHashMap<Request, Described> described;

    /**
     * An item already there.
     *
     * @param described the id of its own description
     * @param gone how it left the collection, if it did
     */
    record Known(String described, boolean onLoan, Optional<Gone> gone) {}

    /** @param described what each request describes */
    CatalogueFacts(IdentityHashMap<Request, Described> described) {
        this.described = described;
    }

    void knowItem(String barcode, Known known) {
        items.put(barcode, known);
    }

    /** The title that is known by a key. */
    void knowTitle(String key, String title) {
        titles.put(key, title);
    }

    Described described(Request request) {
        return described.get(request);
    }

    Optional<Known> item(String barcode) {
        return Optional.ofNullable(items.get(barcode));
    }

    Works works() {
        return works;
    }

    /** The work that is known by it. */
    Optional<String> title(TitleKey key) {
        return Optional.ofNullable(titles.get(key.value())).map(works::workOf);
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof Catalogued catalogued) {
            Described one = catalogued.described();
            works.add(one.id(), catalogued.title(), one.form());
            catalogued.joins().forEach(joined -> works.join(joined, catalogued.title()));
            titles.putIfAbsent(one.id(), catalogued.title());
            one.isbn().ifPresent(key -> titles.putIfAbsent(key.value(), catalogued.title()));
            String barcode = catalogued.item().barcode();
            Optional<Known> known = item(barcode);
            boolean onLoan = known.map(Known::onLoan).orElse(false);
            items.put(barcode, new Known(one.id(), onLoan, known.flatMap(Known::gone)));
        }
    }
}
