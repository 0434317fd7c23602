package id.simpul.catalogue;

import id.simpul.agenda.Chore;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.ledger.Desk;
import java.util.List;

/** The library's own items, as its systems tell of them. */
public final class CatalogueFeature implements Feature {
    private final Ground ground;

    public CatalogueFeature(Ground ground) {
        this.ground = ground;
    }

    @Override
    public List<Desk<?>> desks() {
        return List.of(new CatalogueDesk());
    }

    @Override
    public List<Chore> chores() {
        return List.of(Titles.spelling(ground.mornings()));
    }
}
