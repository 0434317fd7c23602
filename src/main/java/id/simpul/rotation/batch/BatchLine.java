package id.simpul.rotation.batch;

import java.util.Optional;

/**
 * One item of a batch.
 *
 * @param title the id of its title
 * @param name the title as it is written
 * @param level {@code lower} or {@code upper}: the places it fills
 * @param box the number of the box it is packed in, from 1
 * @param added whether the announcement does not tell the school of it: it came into the batch later, or left it before
 * @param note what was said of its damage or loss
 */
public record BatchLine(
        String barcode,
        String title,
        String name,
        String level,
        int box,
        LineState state,
        boolean damaged,
        boolean added,
        Optional<String> note) {

    /** One that is planned, and unharmed. */
    public static BatchLine planned(String barcode, String title, String name, String level, int box) {
        return new BatchLine(barcode, title, name, level, box, LineState.PLANNED, false, false, Optional.empty());
    }

    public BatchLine in(LineState next) {
        return new BatchLine(barcode, title, name, level, box, next, damaged, added, note);
    }

    BatchLine addedLater() {
        return new BatchLine(barcode, title, name, level, box, state, damaged, true, note);
    }

    /** One that leaves the batch before its school is told the list. */
    BatchLine untold() {
        return addedLater();
    }

    public BatchLine damaged(Optional<String> said) {
        return new BatchLine(barcode, title, name, level, box, state, true, added, said.or(() -> note));
    }

    public BatchLine noted(Optional<String> said) {
        return new BatchLine(barcode, title, name, level, box, state, damaged, added, said.or(() -> note));
    }
}
