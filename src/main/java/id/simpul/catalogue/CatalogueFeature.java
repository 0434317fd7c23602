package id.simpul.catalogue;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.ledger.Desk;
import java.util.List;

/** The library's own items, as its systems tell of them; what staff say of works that may be one, and of copies that are gone. */
public final class CatalogueFeature implements Feature {
    private final Mornings mornings;

    public CatalogueFeature(Ground ground) {
        this(ground.mornings());
    }

    public CatalogueFeature(Mornings mornings) {
        this.mornings = mornings;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new CatalogueDesk(), new WorksDesk(), new CopiesDesk());
    }

    @Override
    public List<Chore> chores() {
        return List.of(Titles.spelling(mornings));
    }

    @Override
    public List<Listing<?>> lists() {
        return CatalogueLists.all();
    }
}
