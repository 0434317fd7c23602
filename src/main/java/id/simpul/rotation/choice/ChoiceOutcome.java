package id.simpul.rotation.choice;

import id.simpul.partner.PartnerId;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the reply says of a choice.
 *
 * @param planned whether the batch is planned already without regard to it: it counts when the quarter is planned again
 */
public record ChoiceOutcome(
        String act,
        String barcode,
        String title,
        Optional<PartnerId> school,
        Optional<Quarter> quarter,
        Optional<LocalDate> until,
        Optional<Boolean> planned) {
    static ChoiceOutcome of(String act, Choice choice, String title, boolean planned) {
        return new ChoiceOutcome(
                act,
                choice.barcode(),
                title,
                choice.school(),
                choice.quarter(),
                choice.until(),
                Optional.of(planned).filter(already -> already));
    }
}
