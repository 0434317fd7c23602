package id.simpul.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Where items are: what is lent, comes back or is lost, gathered and then written at once in the order of the barcodes. */
public final class Loans {
    private final Map<String, String> lent = new TreeMap<>();
    private final Map<String, Boolean> back = new TreeMap<>();
    private final List<String> lost = new ArrayList<>();

    /**
     * @param loan what it is out with, such as a batch's id
     */
    public void lent(String barcode, String loan) {
        lent.put(barcode, loan);
    }

    /** On the shelf again; a damaged one is not lent until the catalogue says that it is good. */
    public void back(String barcode, boolean damaged) {
        back.put(barcode, damaged);
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
        db.createUpdate("""
                        update items
                           set loan = null, lost = false,
                               condition = case when new.damaged then 'damaged' else condition end
                          from unnest(:barcodes, :damaged) as new (barcode, damaged)
                         where items.barcode = new.barcode
                        """)
                .bindArray("barcodes", String.class, back.keySet())
                .bindArray("damaged", Boolean.class, back.values())
                .execute();
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
        int written = db.createUpdate("""
                        update items
                           set loan = new.loan
                          from unnest(:barcodes, :loans) as new (barcode, loan)
                         where items.barcode = new.barcode and items.loan is null and not items.lost
                        """)
                .bindArray("barcodes", String.class, lent.keySet())
                .bindArray("loans", String.class, lent.values())
                .execute();
        if (written != lent.size()) {
            throw new IllegalStateException("Of " + lent.size() + " items to be lent only " + written
                    + " were in the house; nothing was written, and the work is to be done again");
        }
    }
}
