package id.simpul.catalogue;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.ledger.Desk;
import java.util.List;
import org.jdbi.v3.core.Handle;

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

    /** How many pairs of titles wait for staff to say whether they are one work. */
    public static long doubtful(Handle db) {
        return db.createQuery("select count(*) from title_doubts where decided is null")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<Listing<?>> lists() {
        return CatalogueLists.all();
    }
}
