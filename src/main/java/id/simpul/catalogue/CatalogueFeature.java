package id.simpul.catalogue;

import id.simpul.feature.Feature;
import id.simpul.ledger.Desk;
import java.util.List;

/** The library's own items, as its systems tell of them. */
public final class CatalogueFeature implements Feature {
    @Override
    public List<Desk<?>> desks() {
        return List.of(new CatalogueDesk());
    }
}
