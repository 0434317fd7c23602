package id.simpul.console;

import id.simpul.console.catalogue.ImportActPage;
import id.simpul.console.catalogue.ImportPage;
import id.simpul.console.catalogue.UploadPage;
import id.simpul.console.frame.ListPage;
import id.simpul.console.frame.Page;
import id.simpul.console.frame.Reads;
import id.simpul.ledger.RequestType;
import java.util.ArrayList;
import java.util.List;

/** The pages of the catalogue: as it is brought in, which titles may be one work, and which copies are gone. */
final class CataloguePages {
    private CataloguePages() {}

    static List<Page> all(Console.Parts parts) {
        Reads reads = parts.reads();
        List<Page> pages = new ArrayList<>(ListPage.at("/catalogue", "catalogue.imports", reads)
                .leadingTo("/catalogue/imports/:import")
                .with(
                        RequestType.STAFF_CATALOGUE_IMPORT,
                        RequestType.STAFF_CATALOGUE_COPIES,
                        RequestType.STAFF_CATALOGUE_JOIN,
                        RequestType.STAFF_CATALOGUE_UNJOIN)
                .all());
        pages.addAll(
                ListPage.at("/catalogue/lines", "catalogue.import.lines", reads).all());
        pages.addAll(ImportPage.all(reads));
        pages.add(new ImportActPage(parts.hand()));
        pages.add(
                new UploadPage(parts.catalogues().imports(), parts.catalogues().folder()));
        return pages;
    }
}
