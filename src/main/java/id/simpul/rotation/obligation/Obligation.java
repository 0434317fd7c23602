package id.simpul.rotation.obligation;

import id.simpul.ledger.Ids;
import id.simpul.partner.PartnerId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * An item a school must replace (R10).
 *
 * @param school whose it is now, after all mergers
 * @param title the id of the lost item's title
 * @param name the title as it is written
 * @param how how it ended: {@code replaced}, {@code found} or {@code waived}
 * @param reason what staff gave as the reason of a waiver
 */
public record Obligation(
        String id,
        PartnerId school,
        String batch,
        String barcode,
        String title,
        String name,
        ObligationState state,
        LocalDate openedOn,
        LocalDate dueOn,
        Optional<Promise> promise,
        Optional<LocalDate> settledOn,
        Optional<String> how,
        Optional<String> reason) {

    /**
     * By what the school will replace the item.
     *
     * @param same whether it is the same title; another one staff must have approved
     */
    public record Promise(String title, Optional<String> isbn, boolean same) {}

    /** The obligation to replace one item of a batch; there is one for an item at most. */
    public static String idOf(String batch, String barcode) {
        return Ids.of("obl", batch, barcode);
    }

    public Obligation in(ObligationState next) {
        return new Obligation(
                id, school, batch, barcode, title, name, next, openedOn, dueOn, promise, settledOn, how, reason);
    }

    public Obligation promised(Promise made) {
        return new Obligation(
                id,
                school,
                batch,
                barcode,
                title,
                name,
                ObligationState.PROMISED,
                openedOn,
                dueOn,
                Optional.of(made),
                settledOn,
                how,
                reason);
    }

    public Obligation ended(ObligationState end, LocalDate on, String why, Optional<String> given) {
        return new Obligation(
                id,
                school,
                batch,
                barcode,
                title,
                name,
                end,
                openedOn,
                dueOn,
                promise,
                Optional.of(on),
                Optional.of(why),
                given);
    }

    public boolean isOverdue(LocalDate today) {
        return state.isOwed() && dueOn.isBefore(today);
    }
}
