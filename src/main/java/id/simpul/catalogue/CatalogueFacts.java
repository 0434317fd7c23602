package id.simpul.catalogue;

import id.simpul.ledger.Desk;
import id.simpul.ledger.Effect;
import id.simpul.ledger.Request;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** What is known of the items and titles that a list of requests speaks of. */
public final class CatalogueFacts implements Desk.Facts {
    private final Map<String, Known> items;
    private final Map<String, String> titles;
    private final IdentityHashMap<Request, Described> described;

    /** An item already there: its title, and whether it is out. */
    public record Known(String title, boolean onLoan) {}

    /**
     * @param items what is known, by barcode
     * @param titles ids of titles by what they are known by
     * @param described what each request describes
     */
    CatalogueFacts(
            Map<String, Known> items, Map<String, String> titles, IdentityHashMap<Request, Described> described) {
        this.items = new HashMap<>(items);
        this.titles = new HashMap<>(titles);
        this.described = described;
    }

    Described described(Request request) {
        return described.get(request);
    }

    Optional<Known> item(String barcode) {
        return Optional.ofNullable(items.get(barcode));
    }

    Optional<String> title(TitleKey key) {
        return Optional.ofNullable(titles.get(key.value()));
    }

    @Override
    public void apply(Effect effect) {
        if (effect instanceof Catalogued catalogued) {
            catalogued.joins().ifPresent(joined -> join(joined, catalogued.title()));
            titles.put(catalogued.work().value(), catalogued.title());
            catalogued.isbn().ifPresent(key -> titles.put(key.value(), catalogued.title()));
            String barcode = catalogued.item().barcode();
            boolean onLoan = item(barcode).map(Known::onLoan).orElse(false);
            items.put(barcode, new Known(catalogued.title(), onLoan));
        }
    }

    private void join(String joined, String title) {
        titles.replaceAll((key, id) -> id.equals(joined) ? title : id);
        items.replaceAll((barcode, known) -> known.title().equals(joined) ? new Known(title, known.onLoan()) : known);
    }
}
