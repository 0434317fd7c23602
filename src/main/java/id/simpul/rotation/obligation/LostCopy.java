package id.simpul.rotation.obligation;

import id.simpul.catalogue.Isbn;
import id.simpul.catalogue.SameWork;
import id.simpul.policy.Decides;
import id.simpul.policy.Rule;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What the catalogue says of an item that is to be replaced (R10). */
@Decides(Rule.R10)
record LostCopy(String title, Optional<String> volume, Optional<String> isbn) {
    static LostCopy named(String title) {
        return new LostCopy(title, Optional.empty(), Optional.empty());
    }

    /** By the ids of the obligations, as the copies' own records have it. */
    static Map<String, LostCopy> of(Handle db, Collection<Obligation> obligations) {
        Map<String, LostCopy> byBarcode = new HashMap<>();
        db.createQuery("""
                        select items.barcode, titles.title, titles.volume, items.isbn
                          from items
                          join titles on titles.id = coalesce(items.described, items.title)
                         where items.barcode = any(:barcodes)
                        """)
                .bindArray(
                        "barcodes",
                        String.class,
                        obligations.stream().map(Obligation::barcode).toList())
                .map((row, context) -> byBarcode.put(
                        row.getString("barcode"),
                        new LostCopy(
                                row.getString("title"),
                                Optional.ofNullable(row.getString("volume")),
                                Optional.ofNullable(row.getString("isbn")))))
                .list();
        Map<String, LostCopy> lost = new HashMap<>();
        obligations.stream()
                .filter(one -> byBarcode.containsKey(one.barcode()))
                .forEach(one -> lost.put(one.id(), byBarcode.get(one.barcode())));
        return lost;
    }

    /** Whether it may be the title that was lost: by its ISBN, or by a near title, with the volume or without. */
    boolean isReplacedBySameTitle(RotationReplacement asked) {
        Optional<Isbn> number = asked.isbn().flatMap(Isbn::of);
        return (number.isPresent() && number.equals(isbn.flatMap(Isbn::of)))
                || isNear(asked, volume)
                || isNear(asked, Optional.empty());
    }

    private boolean isNear(RotationReplacement asked, Optional<String> part) {
        return SameWork.of(title, Optional.empty(), part)
                .isNear(SameWork.of(asked.title(), Optional.empty(), Optional.empty()));
    }
}
