package id.simpul.console.scan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What was scanned of a batch and not said yet, in the database. */
final class Drafts {
    private static final String COLUMNS =
            "select seq, scan, barcode, verdict, damaged, note, replaced, scanned_by from scans ";

    private Drafts() {}

    /** Of which batch, and what for. */
    record About(String batch, String purpose) {}

    /**
     * A scan.
     *
     * @param scan its own name, made where it was scanned
     * @param verdict what it was found to be
     * @param replaced whether the school is to replace the book
     */
    record Draft(
            long seq,
            String scan,
            String barcode,
            String verdict,
            boolean damaged,
            String note,
            boolean replaced,
            String by) {
        static Draft scanned(String scan, String barcode, String verdict, String by) {
            return new Draft(0, scan, barcode, verdict, false, "", false, by);
        }
    }

    /**
     * Keeps a scan, unless it is kept already.
     *
     * @return whether it is new: neither this scan nor this book was kept before
     */
    static boolean add(Handle db, About about, Draft draft, Instant at) {
        return db.createUpdate("""
                        insert into scans (scan, batch, purpose, barcode, verdict, scanned_at, scanned_by)
                        values (:scan, :batch, :purpose, :barcode, :verdict, :at, :by)
                        on conflict do nothing
                        """)
                        .bind("scan", draft.scan())
                        .bind("batch", about.batch())
                        .bind("purpose", about.purpose())
                        .bind("barcode", draft.barcode())
                        .bind("verdict", draft.verdict())
                        .bind("at", at)
                        .bind("by", draft.by())
                        .execute()
                > 0;
    }

    static Optional<Draft> find(Handle db, About about, String barcode) {
        return db.createQuery(COLUMNS + "where batch = :batch and purpose = :purpose and barcode = :barcode")
                .bind("batch", about.batch())
                .bind("purpose", about.purpose())
                .bind("barcode", barcode)
                .map((row, context) -> draft(row))
                .findOne();
    }

    /** All of a batch, the newest first; never more than a batch has books, and as many strays. */
    static List<Draft> all(Handle db, About about, int most) {
        return db.createQuery(COLUMNS + "where batch = :batch and purpose = :purpose order by seq desc limit :most")
                .bind("batch", about.batch())
                .bind("purpose", about.purpose())
                .bind("most", most)
                .map((row, context) -> draft(row))
                .list();
    }

    static void takeBack(Handle db, About about, String barcode) {
        db.createUpdate("delete from scans where batch = :batch and purpose = :purpose and barcode = :barcode")
                .bind("batch", about.batch())
                .bind("purpose", about.purpose())
                .bind("barcode", barcode)
                .execute();
    }

    static void mark(Handle db, About about, Draft draft) {
        db.createUpdate("""
                        update scans set damaged = :damaged, note = :note, replaced = :replaced
                         where batch = :batch and purpose = :purpose and barcode = :barcode
                        """)
                .bind("damaged", draft.damaged())
                .bind("note", draft.note())
                .bind("replaced", draft.replaced())
                .bind("batch", about.batch())
                .bind("purpose", about.purpose())
                .bind("barcode", draft.barcode())
                .execute();
    }

    /** Once they are said: those up to the last that was looked at; what was scanned meanwhile stays. */
    static void said(Handle db, About about, long upTo) {
        db.createUpdate("delete from scans where batch = :batch and purpose = :purpose and seq <= :last")
                .bind("batch", about.batch())
                .bind("purpose", about.purpose())
                .bind("last", upTo)
                .execute();
    }

    /** The batches of which something was scanned and not said, the newest scan first. */
    static List<String> underWay(Handle db, int most) {
        return db.createQuery("select batch from scans group by batch order by max(seq) desc limit :most")
                .bind("most", most)
                .mapTo(String.class)
                .list();
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getLong("seq"),
                row.getString("scan"),
                row.getString("barcode"),
                row.getString("verdict"),
                row.getBoolean("damaged"),
                row.getString("note"),
                row.getBoolean("replaced"),
                row.getString("scanned_by"));
    }
}
