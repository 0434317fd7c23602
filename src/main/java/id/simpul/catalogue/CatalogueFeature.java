package id.simpul.catalogue;

import id.simpul.agenda.Chore;
import id.simpul.agenda.Mornings;
import id.simpul.catalogue.imports.CatalogueImports;
import id.simpul.catalogue.imports.KeptImports;
import id.simpul.feature.Feature;
import id.simpul.feature.Ground;
import id.simpul.feature.Listing;
import id.simpul.ledger.Desk;
import id.simpul.ledger.Kept;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The library's own items, as its systems tell of them; what staff say of works that may be one, and of copies that are gone. */
public final class CatalogueFeature implements Feature {
    private final Mornings mornings;
    private final Optional<CatalogueImports> imports;

    public CatalogueFeature(Ground ground, CatalogueImports imports) {
        this.mornings = ground.mornings();
        this.imports = Optional.of(imports);
    }

    /** Without catalogues brought in as files. */
    public CatalogueFeature(Mornings mornings) {
        this.mornings = mornings;
        this.imports = Optional.empty();
    }

    @Override
    public List<Desk<?>> desks() {
        List<Desk<?>> desks = new ArrayList<>(List.of(new CatalogueDesk(), new WorksDesk(), new CopiesDesk()));
        imports.map(CatalogueImports::desk).ifPresent(desks::add);
        return desks;
    }

    @Override
    public List<Chore> chores() {
        return List.of(Titles.spelling(mornings));
    }

    @Override
    public List<Kept> kept() {
        return List.of(KeptImports.over());
    }

    /** How many pairs of titles wait for staff to say whether they are one work. */
    public static long doubtful(Handle db) {
        return db.createQuery("select count(*) from title_doubts where decided is null")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public List<Listing<?>> lists() {
        List<Listing<?>> lists = new ArrayList<>(CatalogueLists.all());
        imports.map(CatalogueImports::lists).ifPresent(lists::addAll);
        return lists;
    }
}
