package id.simpul.rotation.choice;

import com.fasterxml.jackson.annotation.JsonProperty;
import id.simpul.policy.Quarter;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Staff choose something by hand, or take it back.
 *
 * @param act {@code pin}, {@code block}, {@code reserve}, or with {@code un} before it to take it back
 * @param whose a school, or a batch of it
 * @param anyCopy whether another copy of the title does as well
 */
public record StaffChoice(
        String act,
        String barcode,
        @JsonProperty("for") Optional<String> whose,
        Optional<Quarter> quarter,
        Optional<LocalDate> until,
        Optional<Boolean> anyCopy) {
    private static final String UNDO = "un";

    boolean isUndo() {
        return act.startsWith(UNDO);
    }

    Choice.Kind kind() {
        return Choice.Kind.ofWire(isUndo() ? act.substring(UNDO.length()) : act);
    }
}
