package id.simpul.rotation.batch;

import id.simpul.ledger.Phrase;
import id.simpul.policy.Policy;
import java.util.Optional;

/**
 * An item as it stands in the catalogue when a batch is packed.
 *
 * @param title the id of the title that its work goes by
 * @param own the id of the title that it bears itself
 * @param name the title that it bears, as it is written
 * @param grades {@code lower}, {@code upper} or {@code both}
 * @param loan what it is out with
 * @param promisedTo the batch it is promised to
 */
public record StockItem(
        String barcode,
        String title,
        String own,
        String name,
        String grades,
        String collection,
        String condition,
        boolean lendable,
        boolean lost,
        Optional<String> loan,
        Optional<String> promisedTo) {

    boolean suits(String level) {
        return grades.equals("both") || grades.equals(level);
    }

    /** Why it cannot go out now, if it cannot. */
    Optional<Phrase> hindrance(Policy policy) {
        if (lost) {
            return Optional.of(new Phrase("dinyatakan hilang", "it is recorded as lost"));
        }
        if (loan.isPresent()) {
            return Optional.of(new Phrase("belum diperiksa kembali", "it is not checked in yet"));
        }
        if (!lendable || !policy.rotation().collections().contains(collection)) {
            return Optional.of(new Phrase("tidak dipinjamkan ke sekolah", "it is not lent to schools"));
        }
        return policy.rotation().conditions().contains(condition)
                ? Optional.empty()
                : Optional.of(new Phrase("kondisinya tidak layak", "its condition is not good enough"));
    }

    /** As it will be once it is back. */
    StockItem inTheHouse() {
        return new StockItem(
                barcode, title, own, name, grades, collection, condition, lendable, lost, Optional.empty(), promisedTo);
    }

    StockItem lent(Optional<String> to) {
        return new StockItem(
                barcode, title, own, name, grades, collection, condition, lendable, false, to, Optional.empty());
    }

    StockItem promised(Optional<String> to) {
        return new StockItem(barcode, title, own, name, grades, collection, condition, lendable, lost, loan, to);
    }

    StockItem gone() {
        return new StockItem(
                barcode,
                title,
                own,
                name,
                grades,
                collection,
                condition,
                lendable,
                true,
                Optional.empty(),
                Optional.empty());
    }
}
