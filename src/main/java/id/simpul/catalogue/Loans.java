package id.simpul.catalogue;

import id.simpul.database.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Where items are: what is lent, comes back or is lost, gathered and then written at once in the order of the barcodes. */
public final class Loans {
    private final Map<String, Loan> lent = new TreeMap<>();
    private final Map<String, Back> back = new TreeMap<>();
    private final List<String> lost = new ArrayList<>();

    /**
     * A copy that is out.
     *
     * @param loan what it is out with, such as a batch's id
     */
    public record Loan(String barcode, String loan) {}

    private record Back(String barcode, boolean damaged) {}

    /**
     * Those of the copies that are in the house are out now, until they are reported back, or for good.
     *
     * @return how many there were in the house
     */
    public static int takeOut(Handle db, Collection<Loan> copies) {
        return Rows.bind(db.createUpdate("""
                        update items
                           set loan = new.loan
                          from unnest(:barcode, :loan) as new (barcode, loan)
                         where items.barcode = new.barcode and items.loan is null and not items.lost
                        """), Loan.class, copies).execute();
    }

    /**
     * @param loan what it is out with, such as a batch's id
     */
    public void lent(String barcode, String loan) {
        lent.put(barcode, new Loan(barcode, loan));
    }

    /** On the shelf again; a damaged one is not lent until the catalogue says that it is good. */
    public void back(String barcode, boolean damaged) {
        back.put(barcode, new Back(barcode, damaged));
    }

    public void lost(String barcode) {
        lost.add(barcode);
    }

    /**
     * @throws IllegalStateException if an item to be lent is not in the house
     */
    public void write(Handle db) {
        lock(db);
        writeBack(db);
        writeLost(db);
        writeLent(db);
    }

    private void lock(Handle db) {
        List<String> all = new ArrayList<>(lent.keySet());
        all.addAll(back.keySet());
        all.addAll(lost);
        db.createQuery("select barcode from items where barcode = any(:barcodes) order by barcode for update")
                .bindArray("barcodes", String.class, all)
                .mapTo(String.class)
                .list();
    }

    private void writeBack(Handle db) {
        if (back.isEmpty()) {
            return;
        }
        Rows.bind(db.createUpdate("""
                        update items
                           set loan = null, lost = gone is not null,
                               condition = case when new.damaged then 'damaged' else condition end
                          from unnest(:barcode, :damaged) as new (barcode, damaged)
                         where items.barcode = new.barcode
                        """), Back.class, back.values()).execute();
    }

    private void writeLost(Handle db) {
        if (lost.isEmpty()) {
            return;
        }
        db.createUpdate("update items set loan = null, lost = true where barcode = any(:barcodes)")
                .bindArray("barcodes", String.class, lost)
                .execute();
    }

    private void writeLent(Handle db) {
        if (lent.isEmpty()) {
            return;
        }
        int written = takeOut(db, lent.values());
        if (written != lent.size()) {
            throw new IllegalStateException("Of " + lent.size() + " items to be lent only " + written
                    + " were in the house; nothing was written, and the work is to be done again");
        }
    }
}
