package id.simpul.catalogue.source;

import id.simpul.catalogue.source.Columns.Holds;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What SLiMS' item export says of copies, by their codes, for the bibliography beside it, which says nothing of them but the code.
 * All are held in memory: some hundred bytes a copy.
 */
final class SlimsItems {
    private final Map<String, Copy> copies = new HashMap<>();
    private final Map<String, String> words = new HashMap<>();

    static SlimsItems read(Rows rows, Columns columns) throws IOException {
        SlimsItems items = new SlimsItems();
        Optional<Rows.Row> row = rows.next();
        while (row.isPresent()) {
            Rows.Row one = row.get();
            columns.value(one, Holds.BARCODE)
                    .ifPresent(code -> items.copies.putIfAbsent(code, items.copy(one, columns, code)));
            row = rows.next();
        }
        return items;
    }

    private Copy copy(Rows.Row row, Columns columns, String code) {
        return new Copy(
                code,
                once(columns.value(row, Holds.COLLECTION)),
                columns.value(row, Holds.CALL),
                once(columns.value(row, Holds.LOCATION)),
                once(columns.value(row, Holds.STATUS)),
                Optional.empty());
    }

    /** The few words of a whole collection are kept once each. */
    private Optional<String> once(Optional<String> word) {
        return word.map(text -> words.computeIfAbsent(text, same -> same));
    }

    Optional<Copy> take(String barcode) {
        return Optional.ofNullable(copies.remove(barcode));
    }

    /** Whether a copy is told of by the bibliography already. */
    boolean isTaken(String barcode) {
        return !copies.containsKey(barcode);
    }
}
