package id.simpul.catalogue.shelf;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the catalogue says of copies, by their barcodes. */
public final class ShelfCopies {
    private ShelfCopies() {}

    /** A copy with the description it bears itself. */
    public record ShelfCopy(
            String barcode,
            String title,
            Optional<String> author,
            Optional<String> volume,
            Optional<String> isbn,
            Optional<String> publisher,
            Optional<Integer> year,
            Optional<String> subject,
            String grades) {}

    /** In the order of their titles; what the catalogue does not know is not among them. */
    public static List<ShelfCopy> of(Handle db, Collection<String> barcodes) {
        return new ArrayList<>(db.createQuery("""
                        select items.barcode, titles.title, titles.author, titles.volume, items.isbn, items.publisher, items.year,
                               items.subject, items.grades
                          from items
                          join titles on titles.id = coalesce(items.described, items.title)
                         where items.barcode = any(:barcodes)
                         order by titles.title, items.barcode
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .map((row, context) -> new ShelfCopy(
                        row.getString("barcode"),
                        row.getString("title"),
                        Optional.ofNullable(row.getString("author")),
                        Optional.ofNullable(row.getString("volume")),
                        Optional.ofNullable(row.getString("isbn")),
                        Optional.ofNullable(row.getString("publisher")),
                        Optional.ofNullable(row.getObject("year", Integer.class)),
                        Optional.ofNullable(row.getString("subject")),
                        row.getString("grades")))
                .list());
    }
}
