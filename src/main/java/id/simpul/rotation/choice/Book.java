package id.simpul.rotation.choice;

import id.simpul.ledger.Phrase;
import id.simpul.policy.Policy;
import id.simpul.rotation.planner.Level;
import java.util.Optional;

/**
 * A copy and its title, as far as choosing it depends on them.
 *
 * @param title the id of its title
 * @param level the grades its title is for
 * @param fitCopies how many copies of the title can go out at all
 * @param isPromised whether the copy is in a batch that has not gone yet
 */
record Book(
        String barcode,
        String title,
        String name,
        Level level,
        String collection,
        String condition,
        boolean lendable,
        boolean lost,
        int fitCopies,
        boolean isPromised) {

    /** As people are told of it. */
    String called() {
        return "\"" + name + "\" (" + barcode + ")";
    }

    /** Why it can go to no school, if it cannot (R4). */
    Optional<Phrase> hindrance(Policy policy) {
        if (lost) {
            return Optional.of(new Phrase("dinyatakan hilang", "it is recorded as lost"));
        }
        if (!lendable || !policy.rotation().collections().contains(collection)) {
            return Optional.of(new Phrase("tidak dipinjamkan ke sekolah", "it is not lent to schools"));
        }
        return policy.rotation().conditions().contains(condition)
                ? Optional.empty()
                : Optional.of(new Phrase("kondisinya tidak layak", "its condition is not good enough"));
    }
}
