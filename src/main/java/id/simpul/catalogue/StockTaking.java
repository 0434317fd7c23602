package id.simpul.catalogue;

import id.simpul.database.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What stock-taking changes of copies, in the database. */
final class StockTaking {
    private StockTaking() {}

    /** Reads copies and locks them, in the order of their barcodes. */
    static List<CopiesDesk.Standing> read(Handle db, Collection<String> barcodes) {
        return db.createQuery("""
                        select barcode, loan is not null as on_loan, lost, gone
                          from items
                         where barcode = any(:barcodes)
                         order by barcode
                           for update
                        """)
                .bindArray("barcodes", String.class, barcodes)
                .map((row, context) -> new CopiesDesk.Standing(
                        row.getString("barcode"),
                        row.getBoolean("on_loan"),
                        row.getBoolean("lost"),
                        Optional.ofNullable(row.getString("gone")).map(Gone::ofWire)))
                .list();
    }

    static void write(Handle db, List<CopiesDesk.Moved> moved) {
        if (moved.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        update items set gone = new.gone, lost = new.gone is not null
                          from unnest(:barcode, :gone) as new (barcode, gone)
                         where items.barcode = new.barcode and items.loan is null
                        """), CopiesDesk.Moved.class, moved).execute();
    }
}
